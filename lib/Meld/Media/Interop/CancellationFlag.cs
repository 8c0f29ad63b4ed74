using System.Runtime.InteropServices;

namespace Meld.Media.Interop;

/// <summary>A number that the shim looks at now and then, and that becomes 1 when any of some tokens is cancelled.</summary>
internal sealed unsafe class CancellationFlag : IDisposable
{
    private readonly int* number = (int*)NativeMemory.AllocZeroed(sizeof(int));
    private readonly CancellationTokenRegistration[] registrations;

    internal CancellationFlag(params ReadOnlySpan<CancellationToken> tokens)
    {
        registrations = new CancellationTokenRegistration[tokens.Length];
        for (var i = 0; i < tokens.Length; i++)
        {
            registrations[i] = tokens[i].UnsafeRegister(static number => Volatile.Write(ref *(int*)(IntPtr)number!, 1), (IntPtr)number);
        }
    }

    /// <summary>Where the number is, until this is disposed.</summary>
    internal int* Number => number;

    /// <inheritdoc/>
    public void Dispose()
    {
        // Waits for one that is writing now.
        foreach (var registration in registrations) registration.Dispose();
        NativeMemory.Free(number);
    }
}
