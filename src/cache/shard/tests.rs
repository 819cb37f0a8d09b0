//! Shards that are whole, torn, foreign and shared.

use super::*;
use serde::Deserialize;

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
struct Record {
    title: Text,
    numbers: Vec<u32>,
}

type Records = BTreeMap<Text, Record>;

fn records(count: u32) -> Records {
    let record = |n: u32| Record { title: format!("Bài {n}").into(), numbers: vec![n; 20] };
    (0..count).map(|n| (format!("content/{n}.md").into(), record(n))).collect()
}

fn engine() -> Digest {
    Digest::of_bytes(b"engine")
}

fn saved(dir: &Path, count: u32) -> (Store, Records) {
    let store = Store::open(&dir.join("heads"), engine());
    let all = records(count);
    store.save(&all, &all.keys().cloned().collect(), &[]).unwrap();
    (store, all)
}

/// The file of the only record, and what is in it.
fn only_file(store: &Store) -> (PathBuf, Vec<u8>) {
    let mut entries = fs::read_dir(&store.dir).unwrap();
    let path = entries.next().unwrap().unwrap().path();
    assert!(entries.next().is_none());
    let bytes = fs::read(&path).unwrap();
    (path, bytes)
}

#[test]
fn what_is_saved_is_loaded() {
    let dir = tempfile::tempdir().unwrap();
    for count in [0, 1, 3_000] {
        let (store, all) = saved(dir.path(), count);
        assert_eq!(store.load::<Record>(), all);
    }
    assert!(Store::open(&dir.path().join("none"), engine()).load::<Record>().is_empty());
}

#[test]
fn equal_maps_have_equal_bytes() {
    let bytes = |dir: &Path| -> BTreeMap<PathBuf, Vec<u8>> {
        fs::read_dir(dir.join("heads"))
            .unwrap()
            .map(|entry| entry.unwrap())
            .map(|entry| (entry.file_name().into(), fs::read(entry.path()).unwrap()))
            .collect()
    };
    let (one, two) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    saved(one.path(), 2_000);
    saved(two.path(), 1_000);
    let (store, all) = (Store::open(&two.path().join("heads"), engine()), records(2_000));
    let old = records(1_000);
    store
        .save(&all, &all.keys().filter(|key| !old.contains_key(*key)).cloned().collect(), &[])
        .unwrap();
    assert_eq!(bytes(one.path()), bytes(two.path()));
}

#[test]
fn only_shards_with_a_change_are_written() {
    let dir = tempfile::tempdir().unwrap();
    let (store, mut all) = saved(dir.path(), 3_000);
    assert_eq!(store.save(&all, &BTreeSet::new(), &[]).unwrap(), 0);
    all.get_mut("content/7.md").unwrap().numbers.clear();
    assert_eq!(store.save(&all, &BTreeSet::from(["content/7.md".into()]), &[]).unwrap(), 1);
    assert_eq!(store.load::<Record>(), all);
    let removed: Text = "content/9.md".into();
    all.remove(&removed);
    assert_eq!(store.save(&all, &BTreeSet::new(), &[removed]).unwrap(), 1);
    assert_eq!(store.load::<Record>(), all);
}

#[test]
fn a_shard_without_records_has_no_file() {
    let dir = tempfile::tempdir().unwrap();
    let (store, _) = saved(dir.path(), 1);
    let removed: [Text; 1] = ["content/0.md".into()];
    for written in [1, 1] {
        assert_eq!(store.save(&Records::new(), &BTreeSet::new(), &removed).unwrap(), written);
    }
    assert_eq!(fs::read_dir(&store.dir).unwrap().count(), 0);
}

#[test]
fn a_truncated_shard_is_empty() {
    let dir = tempfile::tempdir().unwrap();
    let (store, all) = saved(dir.path(), 1);
    let (path, bytes) = only_file(&store);
    for part in 0..7 {
        fs::write(&path, &bytes[..bytes.len() * part / 7]).unwrap();
        assert!(store.load::<Record>().is_empty(), "{part}/7");
    }
    fs::write(&path, &bytes[..bytes.len() - 1]).unwrap();
    assert!(store.load::<Record>().is_empty());
    fs::write(&path, &bytes).unwrap();
    assert_eq!(store.load::<Record>(), all);
}

#[test]
fn a_torn_shard_is_empty_whichever_byte_is_wrong() {
    let dir = tempfile::tempdir().unwrap();
    let (store, _) = saved(dir.path(), 1);
    let (path, bytes) = only_file(&store);
    for at in 0..bytes.len() {
        let mut torn = bytes.clone();
        torn[at] ^= 0x10;
        fs::write(&path, torn).unwrap();
        assert!(store.load::<Record>().is_empty(), "byte {at}");
    }
    fs::write(&path, [bytes.as_slice(), b"x"].concat()).unwrap();
    assert!(store.load::<Record>().is_empty());
}

#[test]
fn one_torn_shard_costs_only_its_own_records() {
    let dir = tempfile::tempdir().unwrap();
    let (store, all) = saved(dir.path(), 3_000);
    fs::write(store.file(shard_of("content/7.md")), b"toasoan").unwrap();
    let loaded = store.load::<Record>();
    assert!(!loaded.contains_key("content/7.md"));
    assert!(loaded.len() > 2_900 && loaded.len() < all.len());
}

#[test]
fn records_of_another_engine_set_or_shard_are_not_believed() {
    let dir = tempfile::tempdir().unwrap();
    let (store, _) = saved(dir.path(), 1);
    let other = Store::open(&store.dir, Digest::of_bytes(b"other"));
    assert!(other.load::<Record>().is_empty());
    let (path, bytes) = only_file(&store);
    let moved = dir.path().join("manifest");
    fs::create_dir(&moved).unwrap();
    fs::write(moved.join(path.file_name().unwrap()), &bytes).unwrap();
    assert!(Store::open(&moved, engine()).load::<Record>().is_empty());
    let shard = shard_of("content/0.md");
    fs::remove_file(&path).unwrap();
    fs::write(store.file((shard + 1) % SHARDS), &bytes).unwrap();
    assert!(store.load::<Record>().is_empty());
}

#[test]
fn a_payload_of_another_type_is_empty() {
    let dir = tempfile::tempdir().unwrap();
    let (store, _) = saved(dir.path(), 1);
    assert!(store.load::<(u64, u64, String, String)>().is_empty());
    assert!(store.load::<()>().is_empty());
}

#[cfg(unix)]
#[test]
fn a_shard_that_is_a_link_is_empty_and_gets_replaced() {
    let dir = tempfile::tempdir().unwrap();
    let (store, all) = saved(dir.path(), 1);
    let (path, bytes) = only_file(&store);
    let target = dir.path().join("target");
    fs::write(&target, &bytes).unwrap();
    fs::remove_file(&path).unwrap();
    std::os::unix::fs::symlink(&target, &path).unwrap();
    assert!(store.load::<Record>().is_empty());
    store.save(&all, &all.keys().cloned().collect(), &[]).unwrap();
    assert_eq!(store.load::<Record>(), all);
    assert_eq!(fs::read(&target).unwrap(), bytes);
    assert!(path.symlink_metadata().unwrap().is_file());
}

#[test]
fn leftovers_of_a_killed_build_go_with_the_next_save() {
    let dir = tempfile::tempdir().unwrap();
    let (store, all) = saved(dir.path(), 1);
    let leftover = store.dir.join(".toasoan-tmp-abc");
    fs::write(&leftover, "half").unwrap();
    store.save(&all, &all.keys().cloned().collect(), &[]).unwrap();
    assert!(!leftover.exists());
}

#[test]
fn the_lock_is_held_once() {
    let dir = tempfile::tempdir().unwrap();
    let cache = dir.path().join("cache");
    let first = lock(&cache).unwrap();
    assert!(first.is_some());
    assert!(lock(&cache).unwrap().is_none());
    drop(first);
    assert!(lock(&cache).unwrap().is_some());
}

#[cfg(unix)]
#[test]
fn the_lock_makes_no_file_behind_a_link() {
    let dir = tempfile::tempdir().unwrap();
    let target = dir.path().join("target");
    std::os::unix::fs::symlink(&target, dir.path().join("lock")).unwrap();
    assert!(lock(dir.path()).unwrap().is_some());
    assert!(!target.exists());
}
