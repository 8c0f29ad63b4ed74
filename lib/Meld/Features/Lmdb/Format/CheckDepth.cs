namespace Meld.Features.Lmdb.Format;

/// <summary>How much of a data file is checked; each includes the ones before.</summary>
internal enum CheckDepth
{
    /// <summary>Everything that LMDB follows when it reads: meta pages, both trees, free pages; no page of a large value.</summary>
    Reading,

    /// <summary>Also what it follows when it writes: the heads of large values, and that every page is used or free.</summary>
    Writing,

    /// <summary>Also every record.</summary>
    Records,
}
