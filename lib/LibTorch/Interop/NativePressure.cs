namespace TorchSharp.Interop;

/// <summary>
/// Tells the garbage collector of the native bytes behind tensors, so that tensors nobody disposes are collected before memory runs out.
/// Each thread keeps its own balance and reports it in steps of 64 megabytes: a loop that disposes what it makes, such as a training step, reports nothing at
/// all. With smaller steps each report is a chance of a full collection, which took a tenth of the time of training a small model.
/// </summary>
internal static class NativePressure
{
    private const long Step = 1 << 26;

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
