//! What the store of files promises, on both databases.

use std::path::PathBuf;
use std::sync::Arc;

use futures::stream;
use shared::time::Timestamp;

use super::*;
use crate::platform::clock::TestClock;
use crate::platform::db::testing::on_each;
use crate::platform::jobs::Jobs;
use crate::platform::random::Random;

fn now() -> Timestamp {
    "2026-06-10T01:00:00Z".parse().unwrap()
}

/// A folder of its own, made by nobody yet.
fn folder() -> PathBuf {
    let number = Random::system().below(u64::MAX);
    std::env::temp_dir().join(format!("musubi files 資料 {number:x}"))
}

fn key() -> Uuid {
    Random::system().uuid_v7(now())
}

/// `pieces` as they come over the network.
fn coming(pieces: &[&[u8]]) -> impl Stream<Item = Chunk> + use<> {
    let pieces: Vec<Chunk> = pieces
        .iter()
        .map(|p| Ok(Bytes::copy_from_slice(p)))
        .collect();
    stream::iter(pieces)
}

async fn all_of(files: &Files, key: Uuid) -> Vec<u8> {
    let content = files.open(key).await.unwrap().content;
    let pieces: Vec<Bytes> = content.try_collect().await.unwrap();
    pieces.concat()
}

/// What lies in the folder.
fn lying(folder: &Folder) -> Vec<String> {
    let Ok(found) = std::fs::read_dir(folder) else {
        return Vec::new();
    };
    let name = |entry: std::fs::DirEntry| entry.file_name().to_string_lossy().into_owned();
    found.map(|entry| name(entry.unwrap())).collect()
}

async fn sweep(db: &Db, files: &Files, at: Timestamp) -> u64 {
    let clock = TestClock::at(at);
    let due: Vec<Arc<dyn crate::platform::jobs::Due>> =
        vec![Arc::new(Unclaimed::new(files.clone()))];
    let ran = Jobs::new(db.clone(), clock.clock(), due).run_once(at).await;
    assert!(ran.failures.is_empty(), "{:?}", ran.failures);
    ran.done
}

async fn claimed(db: &Db, key: Uuid) -> bool {
    let done = db.write(move |tx| Box::pin(async move { claim(tx, key).await }));
    done.await.unwrap()
}

#[tokio::test]
async fn a_file_comes_out_as_it_went_in() {
    on_each(async |db| {
        let (folder, key) = (folder(), key());
        let files = Files::at(&folder);
        let pieces: [&[u8]; 3] = [b"%PDF-1.7 be", b"", b"ginning and end"];
        let content = coming(&pieces);
        let received = files.receive(&db, (key, now()), content, 26).await.unwrap();
        assert_eq!(
            (received.bytes, &received.head[..]),
            (26, &b"%PDF-1.7 beginni"[..])
        );
        let hash: [u8; 32] = Sha256::digest(pieces.concat()).into();
        assert_eq!(received.sha256, hash);
        assert_eq!(lying(&folder), [key.to_string()]);
        assert_eq!(all_of(&files, key).await, pieces.concat());
        assert_eq!(&files.part(key, 5..8).await.unwrap()[..], b"1.7");
        assert!(claimed(&db, key).await && !claimed(&db, key).await);
        files.discard(&db, key).await.unwrap();
        assert_eq!(lying(&folder).len(), 1, "a claimed file stays");
        std::fs::remove_dir_all(folder).unwrap();
    })
    .await;
}

#[tokio::test]
async fn of_what_is_too_long_or_breaks_off_nothing_stays() {
    on_each(async |db| {
        let (folder, key) = (folder(), key());
        let files = Files::at(&folder);
        let long = files
            .receive(&db, (key, now()), coming(&[b"four", b"5"]), 4)
            .await;
        assert!(matches!(long, Err(FileError::TooLong)), "{long:?}");
        let broken = stream::iter([
            Ok(Bytes::from_static(b"beginning")),
            Err(PayloadError::Incomplete(None)),
        ]);
        let broken = files.receive(&db, (key, now()), broken, 100).await;
        assert!(matches!(broken, Err(FileError::BrokenOff(_))), "{broken:?}");
        assert_eq!(lying(&folder), [""; 0]);
        assert!(!claimed(&db, key).await, "the note is gone too");
        let gone = files.open(key).await;
        assert!(matches!(gone, Err(FileError::Missing(_))), "{gone:?}");
        let _ = std::fs::remove_dir_all(folder);
    })
    .await;
}

#[tokio::test]
async fn what_no_row_claims_is_removed_after_a_day_and_what_is_given_up_at_once() {
    on_each(async |db| {
        let (folder, [left, kept, killed]) = (folder(), [key(), key(), key()]);
        let files = Files::at(&folder);
        for key in [left, kept, killed] {
            let content = coming(&[b"file"]);
            files.receive(&db, (key, now()), content, 4).await.unwrap();
        }
        assert!(claimed(&db, kept).await);
        // As a process leaves it that is killed while it writes.
        let unfinished = folder.join(format!("{killed}#1"));
        std::fs::rename(folder.join(killed.to_string()), unfinished).unwrap();

        let day = now().plus(Duration::hours(GRACE));
        assert_eq!(sweep(&db, &files, day.plus(Duration::seconds(-1))).await, 0);
        assert_eq!(lying(&folder).len(), 3);
        assert_eq!(sweep(&db, &files, day).await, 2);
        assert_eq!(lying(&folder), [kept.to_string()]);

        let at = now();
        let given = db.write(move |tx| Box::pin(async move { give_up(tx, kept, at).await }));
        given.await.unwrap();
        assert_eq!(sweep(&db, &files, at).await, 1);
        assert_eq!(lying(&folder), [""; 0]);
        assert_eq!(sweep(&db, &files, day).await, 0, "once is enough");
        std::fs::remove_dir_all(folder).unwrap();
    })
    .await;
}

#[tokio::test]
async fn a_file_that_is_gone_already_does_not_hold_the_job_up() {
    on_each(async |db| {
        let (folder, key) = (folder(), key());
        let files = Files::at(&folder);
        let content = coming(&[b"file"]);
        files.receive(&db, (key, now()), content, 4).await.unwrap();
        std::fs::remove_file(folder.join(key.to_string())).unwrap();
        assert_eq!(
            sweep(&db, &files, now().plus(Duration::hours(GRACE))).await,
            1
        );
        std::fs::remove_dir_all(folder).unwrap();
    })
    .await;
}
