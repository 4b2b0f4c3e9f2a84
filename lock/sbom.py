"""Write what a release consists of: a bill of materials in CycloneDX, with versions, hashes and licences.

    python lock/sbom.py            # writes dist/cascade-sakip-VERSION.cdx.json

Made from lock/extras.txt and docs/licences.md, so it is the same wherever it is made and holds the packages of every system; a
package names the hashes of all its files. Downloads nothing.
"""

from __future__ import annotations

import sys
import uuid
from collections.abc import Sequence

from cyclonedx.contrib.license.factories import LicenseFactory
from cyclonedx.model import HashAlgorithm, HashType, Property
from cyclonedx.model.bom import Bom
from cyclonedx.model.component import Component, ComponentType
from cyclonedx.output.json import JsonV1Dot6
from cyclonedx.schema import SchemaVersion
from licences import PAGE, known_licences
from locked_packages import PROJECT, ROOT, LockedPackage, read_lock
from packageurl import PackageURL

from cascade import __version__


def main() -> int:
    """Write the file and say where it is; 1 where it breaks the schema of CycloneDX."""
    from cyclonedx.validation.json import JsonStrictValidator  # takes two seconds to import

    text = bill_of_materials(read_lock(ROOT / "lock" / "extras.txt"), known_licences(ROOT / PAGE))
    if error := JsonStrictValidator(SchemaVersion.V1_6).validate_str(text):
        print(f"The bill of materials breaks the schema of CycloneDX: {error}")
        return 1
    path = ROOT / "dist" / f"{PROJECT}-{__version__}.cdx.json"
    path.parent.mkdir(exist_ok=True)
    path.write_text(text, "utf-8", newline="\n")
    print(path.relative_to(ROOT).as_posix())
    return 0


def bill_of_materials(packages: Sequence[LockedPackage], licences: dict[str, str]) -> str:
    """Return the bill of materials as JSON."""
    project = _component(PROJECT, __version__, "Apache-2.0", ComponentType.APPLICATION)
    components = [_library(package, licences[package.name]) for package in packages]
    bom = Bom(components=components, serial_number=uuid.uuid5(uuid.NAMESPACE_URL, _identity(packages)))
    bom.metadata.component = project
    bom.metadata.timestamp = None  # type: ignore[assignment]  # optional in CycloneDX; with it no two files were the same
    by_name = {name: [c for c in components if c.name == name] for name in (package.name for package in packages)}
    wanted = {name: [p.name for p in packages if name in p.wanted_by] for name in (PROJECT, *by_name)}
    for name, others in wanted.items():
        for wanting in [project] if name == PROJECT else by_name[name]:
            bom.register_dependency(wanting, [each for other in dict.fromkeys(others) for each in by_name[other]])
    return JsonV1Dot6(bom).output_as_string(indent=1)


def _library(package: LockedPackage, licence: str) -> Component:
    component = _component(package.name, package.version, licence, ComponentType.LIBRARY)
    component.hashes.update(HashType(alg=HashAlgorithm.SHA_256, content=each) for each in package.hashes)
    if package.marker:
        component.properties.add(Property(name=f"{PROJECT}:marker", value=package.marker))
    return component


def _component(name: str, version: str, licence: str, kind: ComponentType) -> Component:
    url = PackageURL("pypi", name=name, version=version)
    licences = [LicenseFactory().make_from_string(licence)]
    return Component(name=name, version=version, type=kind, purl=url, bom_ref=str(url), licenses=licences)


def _identity(packages: Sequence[LockedPackage]) -> str:
    return "\n".join([PROJECT, __version__, *(f"{p.name}=={p.version}:{','.join(p.hashes)}" for p in packages)])


if __name__ == "__main__":
    sys.exit(main())
