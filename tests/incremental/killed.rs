//! A build that is killed, and a cache that is lost, torn or foreign.

use std::fs;
use std::io::Write as _;
use std::process::Stdio;
use std::time::{Duration, Instant};

use toasoan::base::digest::Digest;

use crate::corpus::{self, Chance};
use crate::site::{TestSite, Tree, program};

/// A site large enough for its build to be met at any moment.
fn large(count: usize) -> TestSite {
    let site = TestSite::empty();
    corpus::surroundings(&site, crate::site::BARE);
    let mut chance = Chance::new(7);
    let mut files: Vec<String> = Vec::new();
    for number in 0..count {
        let article = corpus::article(&mut chance, number, &files);
        site.write(&format!("content/{}", article.file), article.text());
        files.push(article.file);
    }
    site
}

/// Every file of the output is whole, as it was or as it will be; one that is new may be unfinished.
fn assert_old_or_new(now: &Tree, old: &Tree, new: &Tree) {
    for (name, bytes) in now {
        if name == ".toasoan-files" || name.starts_with(".toasoan-tmp-") {
            continue;
        }
        let is_old = old.get(name) == Some(bytes);
        let is_new = new
            .get(name)
            .is_some_and(|new| new == bytes || (!old.contains_key(name) && new.starts_with(bytes)));
        assert!(is_old || is_new, "{name} is neither old nor new ({} bytes)", bytes.len());
    }
    for name in old.keys().filter(|name| new.contains_key(*name)) {
        assert!(now.contains_key(name), "{name} is gone");
    }
}

#[test]
fn a_killed_build_leaves_whole_files_and_the_next_one_heals() {
    let mut site = large(150);
    let started = Instant::now();
    let (code, printed) = site.build_by_program(&[]);
    assert!(code < 2, "{printed:?}");
    let whole = started.elapsed();
    let mut chance = Chance::new(11);
    for round in 0..10 {
        let old = site.output();
        // Everything changes, some pages go and some come.
        site.write("site.toml", crate::site::BARE.replace("Trang thử", &format!("Trang {round}")));
        site.write(
            &format!("content/thoi-su/them-{round}.md"),
            "+++\ntitle = \"Thêm\"\ndate = 2026-01-01\n+++\nThêm.\n",
        );
        if round > 1 {
            site.remove(&format!("content/thoi-su/them-{}.md", round - 2));
        }
        let (new, _) = site.clean();
        let mut child = program()
            .args(["build", "--as-of", crate::site::NOW, "--root"])
            .arg(site.root())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .expect("the program runs");
        std::thread::sleep(whole.mul_f64(chance.below(1000) as f64 / 1000.0));
        // It may have ended already.
        let _ = child.kill();
        child.wait().expect("the program ends");
        assert_old_or_new(&site.output(), &old, &new);
        if round % 2 == 1 {
            site.build();
            site.assert_same_as_clean();
        }
    }
    site.build();
    site.assert_same_as_clean();
    assert!(!site.output().keys().any(|name| name.starts_with(".toasoan-tmp-")));
}

#[test]
fn two_builds_at_once_do_not_harm_each_other() {
    let mut site = large(40);
    site.build();
    site.write("site.toml", crate::site::BARE.replace("Trang thử", "Trang khác"));
    let children: Vec<_> = (0..3)
        .map(|_| {
            let mut command = program();
            command
                .args(["build", "--quiet", "--as-of", crate::site::NOW, "--root"])
                .arg(site.root());
            command.stdout(Stdio::null()).stderr(Stdio::null()).spawn().expect("the program runs")
        })
        .collect();
    for mut child in children {
        assert!(child.wait().unwrap().code().is_some());
    }
    site.build();
    site.assert_same_as_clean();
}

/// The shards of a site's cache.
fn shards(site: &TestSite) -> Vec<std::path::PathBuf> {
    let mut shards = Vec::new();
    for set in fs::read_dir(site.path(".toasoan/cache"))
        .expect("a readable folder")
        .flatten()
        .filter(|e| e.path().is_dir())
    {
        shards.extend(
            fs::read_dir(set.path())
                .expect("a readable folder")
                .flatten()
                .map(|entry| entry.path()),
        );
    }
    shards.sort();
    shards
}

#[test]
fn a_damaged_cache_never_shows() {
    let mut site = large(30);
    site.build();
    let mut chance = Chance::new(3);
    for round in 0..12 {
        for shard in shards(&site) {
            if !chance.one_in(3) {
                continue;
            }
            let bytes = fs::read(&shard).unwrap();
            match chance.below(5) {
                0 => fs::remove_file(&shard).unwrap(),
                1 => fs::write(&shard, &bytes[..chance.below(bytes.len())]).unwrap(),
                2 => {
                    let mut bytes = bytes;
                    let at = chance.below(bytes.len());
                    bytes[at] ^= 1 << chance.below(8);
                    fs::write(&shard, bytes).unwrap();
                }
                3 => fs::write(&shard, chance.words(30)).unwrap(),
                _ => {
                    // A sound shard in the place of another.
                    let other = &shards(&site)[0];
                    let bytes = fs::read(other).unwrap();
                    fs::write(&shard, bytes).unwrap();
                }
            }
        }
        if round % 2 == 0 {
            let file = format!("content/thoi-su/moi-{round}.md");
            site.write(&file, "+++\ntitle = \"Mới\"\ndate = 2026-01-01\n+++\nMới.\n");
        }
        site.build();
        site.assert_same_as_clean();
    }
}

#[test]
fn records_of_another_program_are_not_believed() {
    let mut site = large(12);
    site.build();
    site.options.engine = Digest::of_bytes(b"another");
    assert_eq!(site.build().kept, 0);
    site.assert_same_as_clean();
}

#[test]
fn a_page_whose_article_went_with_the_cache_is_removed() {
    let mut site = large(12);
    site.write("content/thoi-su/mat.md", "+++\ntitle = \"Mất\"\ndate = 2026-01-01\n+++\nMất.\n");
    site.build();
    assert!(site.path("public/thoi-su/mat.html").exists());
    fs::remove_dir_all(site.path(".toasoan")).unwrap();
    site.remove("content/thoi-su/mat.md");
    site.build();
    assert!(!site.path("public/thoi-su/mat.html").exists());
    site.assert_same_as_clean();
}

#[test]
fn files_of_others_in_the_output_are_kept() {
    let mut site = large(12);
    site.write("content/thoi-su/mat.md", "+++\ntitle = \"Mất\"\ndate = 2026-01-01\n+++\nMất.\n");
    site.build();
    site.write("public/cua-toi.txt", "của tôi");
    site.write("public/thoi-su/cua-toi.html", "của tôi");
    // A page whose address is taken by a file that is not ours is a problem, and the file stays.
    site.write("public/thoi-su/chen.html", "của tôi");
    site.write("content/thoi-su/chen.md", "+++\ntitle = \"Chen\"\ndate = 2026-01-01\n+++\nChen.\n");
    site.remove("content/thoi-su/mat.md");
    site.build();
    assert!(site.codes().contains(&"T0904"));
    for name in ["cua-toi.txt", "thoi-su/cua-toi.html", "thoi-su/chen.html"] {
        assert_eq!(site.read(&format!("public/{name}")), "của tôi");
    }
    assert!(!site.path("public/thoi-su/mat.html").exists());
    // The problem is told again until the file is moved away.
    site.build();
    assert!(site.codes().contains(&"T0904"));
    site.remove("public/thoi-su/chen.html");
    site.remove("public/thoi-su/cua-toi.html");
    site.remove("public/cua-toi.txt");
    site.build();
    site.assert_same_as_clean();
}

#[test]
fn a_list_of_owned_files_that_was_tampered_with_reaches_nothing_outside() {
    let mut site = large(6);
    site.build();
    site.write("quy.txt", "quý");
    site.write("public/la.txt", "lạ");
    let list = site.path("public/.toasoan-files");
    let mut file = fs::File::options().append(true).open(list).unwrap();
    file.write_all("../quy.txt\n/etc/hostname\n.toasoan-files\na\\b\n".as_bytes()).unwrap();
    drop(file);
    site.build();
    assert_eq!(site.read("quy.txt"), "quý");
    assert_eq!(site.read("public/la.txt"), "lạ");
}

#[test]
fn two_output_folders_do_not_mix() {
    let mut site = large(8);
    site.build();
    let out = site.path("khac");
    let started = Instant::now();
    site.options.out = Some(out.clone());
    assert_eq!(site.build().kept, 0);
    site.options.out = None;
    site.build();
    site.assert_rendered(&[]);
    assert_eq!(crate::site::tree(&out), site.output());
    assert!(started.elapsed() < Duration::from_mins(1));
}
