//! Segments that are closed are cut to their length.

use super::*;
use crate::io::StorageFile;
use crate::partition::settle_plan::SegmentLength;

#[test]
fn a_file_that_a_failed_round_cut_is_flushed_by_the_next_and_a_short_one_is_not_grown() {
    simulate(async {
        let storage = SimStorage::new(1, SimFaults::default());
        let running = start(&storage).await.expect("an empty disk opens");
        let shard = &running.shard;
        let id = partition_id(0);
        let files = &shard.share.segment_files;
        files.create_folder(id).await.unwrap();
        let file = files.create_log_file(id, 7000).await.unwrap();
        file.set_length(8192).await.unwrap();
        let cut = async |size_bytes| {
            let closed = SegmentLength {
                base_offset: 7000,
                size_bytes,
            };
            let cut = shard.cut_segment(id, closed).await.unwrap();
            (cut.is_some(), file.length().await.unwrap())
        };
        assert_eq!(cut(5000).await, (true, 5000));
        assert_eq!(cut(5000).await, (true, 5000));
        assert_eq!(cut(6000).await, (false, 5000));
    });
}
