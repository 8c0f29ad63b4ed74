namespace TorchSharp.Interop;

/// <summary>
/// Tells the garbage collector of the native bytes behind tensors, so that tensors nobody disposes are collected before memory runs out.
/// Each thread keeps its own balance and reports it in steps of a megabyte: a loop that disposes the small tensors it makes reports nothing at all.
/// </summary>
internal static class NativePressure
{
    private const long Step = 1 << 20;

    [ThreadStatic]
    private static long balance;

    internal static void Add(long bytes)
    {
        balance += bytes;
        if (balance >= Step)
        {
            GC.AddMemoryPressure(balance);
            balance = 0;
        }
    }

    internal static void Remove(long bytes)
    {
        balance -= bytes;
        if (balance <= -Step)
        {
            GC.RemoveMemoryPressure(-balance);
            balance = 0;
        }
    }
}
