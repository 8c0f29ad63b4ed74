namespace Meld.Features.Lmdb;

/// <summary>Flags of environments, transactions and writes, as lmdb.h numbers them.</summary>
internal static class LmdbFlags
{
    /// <summary>The path is the data file's, not the folder's.</summary>
    public const uint FileNotFolder = 0x4000;

    /// <summary>Nothing may be written.</summary>
    public const uint ReadOnly = 0x20000;

    /// <summary>Reading transactions belong to no thread.</summary>
    public const uint NoThreadSlots = 0x200000;

    /// <summary>The caller sees to it that nobody writes.</summary>
    public const uint NoLock = 0x400000;

    /// <summary>A write only makes room.</summary>
    public const uint Reserve = 0x10000;

    /// <summary>A copy has no free pages.</summary>
    public const uint Compact = 0x1;
}
