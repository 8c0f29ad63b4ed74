namespace Meld.Tests.Features.Lmdb.Format;

/// <summary>What a run of bytes of a data file is.</summary>
internal enum FilePart
{
    Meta,
    Head,
    Pointers,
    Node,
    FreeNode,
    InlineValue,
    OverflowHead,
    FreeList,
    Payload,
}
