using static TorchSharp.torch;

namespace TorchSharp;

/// <summary>The handles of some tensors, which live until this is disposed.</summary>
internal sealed class HeldTensors : IDisposable
{
    private readonly Tensor[] tensors;
    private int held;

    /// <summary>Holds tensors.</summary>
    /// <param name="tensors">The tensors; none if null.</param>
    /// <exception cref="ObjectDisposedException">One of them was disposed.</exception>
    internal HeldTensors(IEnumerable<Tensor>? tensors)
    {
        this.tensors = tensors?.ToArray() ?? [];
        Handles = new IntPtr[this.tensors.Length];
        try
        {
            for (; held < Handles.Length; held++)
            {
                var tensor = this.tensors[held] ?? throw new ArgumentNullException(nameof(tensors), $"Tensor {held} of the list is null.");
                Handles[held] = tensor.Acquire();
            }
        }
        catch
        {
            Dispose();
            throw;
        }
    }

    internal IntPtr[] Handles { get; }

    /// <summary>Lets go of them.</summary>
    public void Dispose()
    {
        while (held > 0) tensors[--held].Release();
    }
}
