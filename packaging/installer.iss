; Build the installer of the folder that PyInstaller made: iscc /DVersion=0.2.0 packaging\installer.iss
; For one person, without an administrator; no file types are associated, nothing is asked on the network.
#ifndef Version
  #error Give the version: iscc /DVersion=0.2.0 packaging\installer.iss
#endif

[Setup]
AppId=cascade-sakip
AppName=cascade
AppVersion={#Version}
AppPublisher=The authors of cascade
DefaultDirName={autopf}\cascade
DefaultGroupName=cascade
DisableProgramGroupPage=yes
PrivilegesRequired=lowest
ChangesAssociations=no
ArchitecturesAllowed=x64compatible
ArchitecturesInstallIn64BitMode=x64compatible
MinVersion=10.0
SourceDir=..
LicenseFile=LICENSE
OutputDir=dist
OutputBaseFilename=cascade-{#Version}-windows-setup
Compression=lzma2
SolidCompression=yes
WizardStyle=modern
CloseApplications=yes
UninstallDisplayIcon={app}\cascade.exe

[Languages]
Name: "en"; MessagesFile: "compiler:Default.isl"

[CustomMessages]
en.Workbench=Meja kerja cascade
en.Check=Periksa folder (jatuhkan ke sini)
en.OnDesktop=Taruh pintasan di desktop / Put shortcuts on the desktop
en.OpenNow=Buka meja kerja / Open the workbench

[Tasks]
Name: "desktop"; Description: "{cm:OnDesktop}"

[InstallDelete]
Type: filesandordirs; Name: "{app}\_internal"

[Files]
Source: "dist\cascade\*"; DestDir: "{app}"; Flags: ignoreversion recursesubdirs

[Icons]
Name: "{autoprograms}\{cm:Workbench}"; Filename: "{app}\cascade.exe"
Name: "{autodesktop}\{cm:Workbench}"; Filename: "{app}\cascade.exe"; Tasks: desktop
Name: "{autodesktop}\{cm:Check}"; Filename: "{app}\periksa.bat"; Tasks: desktop

[Run]
Filename: "{app}\cascade.exe"; Description: "{cm:OpenNow}"; Flags: postinstall nowait skipifsilent unchecked
