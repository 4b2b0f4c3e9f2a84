from workbench import INCONSISTENT


def test_the_list_names_every_dossier_and_what_its_last_check_came_to(client):
    before = client.get("/")
    client.checked(INCONSISTENT)
    after = client.get("/")

    assert "belum pernah diperiksa" in before
    assert "BELUM SELARAS" in after


def test_a_dossier_that_is_being_read_shows_that_and_opens_by_itself_without_a_script(client):
    dossier = client.workbench.dossier(INCONSISTENT)
    dossier.wait(60)
    dossier.checked = dossier._tried = None

    waiting = client.get(f"/berkas/{INCONSISTENT}", 202)

    assert 'http-equiv="refresh"' in waiting
    dossier.wait(60)
    assert "BELUM SELARAS" in client.get(f"/berkas/{INCONSISTENT}")


def test_a_dossier_that_there_is_not_is_404(client):
    assert "Halaman ini tidak ada" in client.get("/berkas/lain", 404)
    assert "Halaman ini tidak ada" in client.get("/berkas/..%2f..%2fetc", 404)


def test_the_language_is_remembered(client):
    english = client.get("/?lang=en")
    again = client.get("/")
    client.get("/?lang=id")

    assert "All dossiers" in english
    assert "All dossiers" in again
