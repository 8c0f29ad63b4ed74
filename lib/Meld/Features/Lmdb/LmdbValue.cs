using System.Runtime.InteropServices;

namespace Meld.Features.Lmdb;

/// <summary><c>MDB_val</c>: bytes somewhere.</summary>
[StructLayout(LayoutKind.Sequential)]
internal unsafe struct LmdbValue
{
    /// <summary>Number of bytes.</summary>
    public nuint Size;

    /// <summary>Where they are.</summary>
    public byte* Data;

    /// <summary>The bytes where they lie.</summary>
    public readonly ReadOnlySpan<byte> Span => new(Data, checked((int)Size));
}
