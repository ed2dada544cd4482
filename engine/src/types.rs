//! Identifiers and small enums that every layer of the engine shares.

/// What the high watermark of a partition stands for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Durability {
    /// Records become visible once flushed to stable storage.
    #[default]
    Disk,
    /// Records become visible once written; the device's cache may still hold them.
    Os,
}

/// Who appends: clients obey sequence rules, coordinators write their own records.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AppendOrigin {
    /// A produce request.
    Client,
    /// A group or transaction coordinator of this broker.
    Coordinator,
}
