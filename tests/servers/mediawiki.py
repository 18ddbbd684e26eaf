"""Run a real MediaWiki on loopback: Debian's packages unpacked, SQLite, PHP's own server.

The packages come from the folder that FACTCHECK_TEST_SERVERS names, where they are also kept
unpacked, or from apt. Where PHP or the packages are missing, the tests are skipped and say so.
"""

import os
import shutil
import signal
import socket
import subprocess
import tempfile
import time
import urllib.request
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from urllib.error import URLError
from xml.sax.saxutils import escape

import pytest

# Read before the tests take such variables away.
_KEPT = os.environ.get("FACTCHECK_TEST_SERVERS")
_PACKAGES = ("mediawiki", "mediawiki-classes")
_LEFT_OUT = (
    "*/extensions-core/VisualEditor", "*/extensions-core/Math", "*/extensions-core/AbuseFilter",
    "*/extensions-core/SyntaxHighlight_GeSHi", "*/extensions-core/OATHAuth", "*/tests/*",
    "./usr/share/doc/*", "*/resources/lib/*",
)  # fmt: skip
_SETTINGS = """
$wgCacheDirectory = '{home}/cache'; $wgMainCacheType = CACHE_NONE; $wgMessageCacheType = CACHE_NONE;
$wgJobRunRate = 0; $wgExtraNamespaces[100] = 'Portal'; $wgExtraNamespaces[101] = 'Portal_talk';
$wgHooks['ApiMaxLagInfo'][] = static function ( &$info ) {{
  $file = '{home}/lag';
  if ( is_file( $file ) ) {{
    $info = [ 'host' => 'all', 'lag' => (float)file_get_contents( $file ), 'type' => 'db' ];
  }}
}};
$wgReadOnlyFile = '{home}/readonly';
"""

# The revisions of a page, oldest first: a time and the wikitext.
Pages = Mapping[str, Sequence[tuple[str, str]]]


@dataclass(frozen=True, slots=True)
class MediaWiki:
    """Hold a running server: its API's address, and the file that makes it lag."""

    api: str
    home: Path
    process: subprocess.Popen[bytes]

    def lag(self, seconds: float) -> None:
        """Let the server say that its copies lag; 0 ends it."""
        file = self.home / "lag"
        if seconds:
            file.write_text(str(seconds))
        else:
            file.unlink(missing_ok=True)


def started(home: Path, pages: Pages) -> MediaWiki:
    """Install a wiki with these pages into a folder and serve it; skips where it cannot."""
    php = shutil.which("php")
    if php is None:
        pytest.skip("no MediaWiki: php is not installed")
    tree = _unpacked(Path(_KEPT) if _KEPT else home / "kept")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    _install(php, tree, home, port)
    dump = home / "pages.xml"
    dump.write_text(_dump(pages), encoding="utf-8")
    _maintain(php, tree, home, "importDump.php", "--quiet", str(dump))
    _maintain(php, tree, home, "rebuildtextindex.php")
    return _serve(php, tree, home, port)


def stop(wiki: MediaWiki) -> None:
    """End the server and the workers it started."""
    with suppress(ProcessLookupError):
        os.killpg(wiki.process.pid, signal.SIGTERM)
    wiki.process.wait(timeout=10)


def served(tmp_path_factory: pytest.TempPathFactory, pages: Pages) -> Iterator[MediaWiki]:
    """Serve a wiki as long as a fixture lives."""
    wiki = started(tmp_path_factory.mktemp("mediawiki"), pages)
    yield wiki
    stop(wiki)


def _unpacked(kept: Path) -> Path:
    """Give the folder of the unpacked program; unpacks it where it is not kept."""
    tree = kept / "mediawiki"
    if (tree / "api.php").exists():
        return tree
    kept.mkdir(parents=True, exist_ok=True)
    debs = sorted(kept.glob("mediawiki*.deb"))
    if len(debs) < len(_PACKAGES):
        debs = _downloaded(kept)
    with tempfile.TemporaryDirectory(dir=kept) as folder:
        for deb in debs:
            _unpack(deb, Path(folder))
        program = Path(folder) / "usr" / "share" / "mediawiki"
        for name in ("LocalSettings.php", "extensions", "images", "config"):
            (program / name).unlink(missing_ok=True)  # links to where Debian installs it
        (program / "extensions-core").rename(program / "extensions")
        with suppress(OSError):  # another session was first
            program.rename(tree)
    return tree


def _downloaded(kept: Path) -> list[Path]:
    apt = shutil.which("apt-get")
    if apt is None:
        pytest.skip("no MediaWiki: its Debian packages are not at hand, and apt-get is not either")
    done = subprocess.run(
        [apt, "download", "-q", *_PACKAGES], cwd=kept, capture_output=True, timeout=120, check=False
    )
    debs = sorted(kept.glob("mediawiki*.deb"))
    if len(debs) < len(_PACKAGES):
        why = done.stderr.decode(errors="replace").strip().splitlines()[-1:]
        pytest.skip(f"no MediaWiki: its Debian packages cannot be had ({' '.join(why)})")
    return debs


def _unpack(deb: Path, folder: Path) -> None:
    left_out = [f"--exclude={pattern}" for pattern in _LEFT_OUT]
    with subprocess.Popen(
        ["dpkg-deb", "--fsys-tarfile", str(deb)],
        stdout=subprocess.PIPE,
    ) as packed:
        subprocess.run(
            ["tar", "x", "-C", str(folder), "--wildcards", *left_out],
            stdin=packed.stdout,
            check=True,
        )


def _install(php: str, tree: Path, home: Path, port: int) -> None:
    for name in ("data", "cache", "www"):
        (home / name).mkdir()
    (home / "www" / "w").symlink_to(tree)
    options = {
        "--dbtype": "sqlite",
        "--dbpath": str(home / "data"),
        "--dbname": "wiki",
        "--scriptpath": "/w",
        "--server": f"http://127.0.0.1:{port}",
        "--lang": "en",
        "--confpath": str(home),
        "--pass": "Local-Only-Pass-1",
    }
    given = [word for option in options.items() for word in option]
    _run([php, str(tree / "maintenance" / "install.php"), *given, "Testpedia", "Admin"], home)
    with (home / "LocalSettings.php").open("a", encoding="utf-8") as settings:
        settings.write(_SETTINGS.format(home=home))


def _maintain(php: str, tree: Path, home: Path, script: str, *arguments: str) -> None:
    conf = ["--conf", str(home / "LocalSettings.php")]
    _run([php, str(tree / "maintenance" / script), *conf, *arguments], home)


def _run(command: list[str], home: Path) -> None:
    done = subprocess.run(command, cwd=home, capture_output=True, timeout=120, check=False)
    if done.returncode:
        pytest.fail(f"{command[1]} failed: {done.stdout[-500:]!r} {done.stderr[-500:]!r}")


def _serve(php: str, tree: Path, home: Path, port: int) -> MediaWiki:
    environment = {
        "PATH": os.environ["PATH"],
        "PHP_CLI_SERVER_WORKERS": "2",
        "MW_CONFIG_FILE": str(home / "LocalSettings.php"),
    }
    with (home / "php.log").open("wb") as log:
        process = subprocess.Popen(
            [php, "-d", "memory_limit=256M", "-S", f"127.0.0.1:{port}", "-t", str(home / "www")],
            env=environment,
            stdout=log,
            stderr=log,
            start_new_session=True,
        )
    wiki = MediaWiki(f"http://127.0.0.1:{port}/w/api.php", home, process)
    for _ in range(100):
        try:
            with urllib.request.urlopen(f"{wiki.api}?action=query&format=json", timeout=5):  # noqa: S310
                return wiki
        except (URLError, OSError):
            time.sleep(0.1)
    stop(wiki)
    pytest.fail(f"MediaWiki does not start: {(home / 'php.log').read_text()[-500:]}")


def _dump(pages: Pages) -> str:
    """Write pages with their revisions as the export format has them."""
    written = []
    for title, revisions in pages.items():
        space = 100 if title.startswith("Portal:") else 0
        texts = "".join(
            f"<revision><timestamp>{moment}</timestamp><contributor><username>Alice</username>"
            "</contributor><model>wikitext</model><format>text/x-wiki</format>"
            f'<text xml:space="preserve">{escape(text)}</text></revision>'
            for moment, text in revisions
        )
        written.append(f"<page><title>{escape(title)}</title><ns>{space}</ns>{texts}</page>")
    start = '<mediawiki xmlns="http://www.mediawiki.org/xml/export-0.11/" version="0.11">'
    return f"{start}{''.join(written)}</mediawiki>"
