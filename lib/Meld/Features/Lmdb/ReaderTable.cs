using System.Globalization;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Meld.Features.Lmdb;

/// <summary>LMDB's table of those who read.</summary>
internal static unsafe class ReaderTable
{
    /// <summary>The oldest transaction that somebody reads; the largest number where nobody does.</summary>
    /// <param name="environment">The open file, in LMDB's hands.</param>
    public static ulong OldestOf(IntPtr environment)
    {
        var oldest = ulong.MaxValue;
        _ = LmdbNative.mdb_reader_list(environment, &Hear, (IntPtr)(&oldest));
        return oldest;
    }

    // A line for each reader: process, thread, and transaction or a hyphen. There is a line of heads before them.
    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static int Hear(byte* line, IntPtr oldest)
    {
        var last = Marshal.PtrToStringUTF8((IntPtr)line)?.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries) is [_, _, var text] ? text : "";
        if (ulong.TryParse(last, NumberStyles.None, CultureInfo.InvariantCulture, out var transaction)) *(ulong*)oldest = Math.Min(*(ulong*)oldest, transaction);
        return 0;
    }
}
