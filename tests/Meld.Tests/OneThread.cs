using static TorchSharp.torch;

namespace Meld.Tests;

/// <summary>One thread for every tensor operation, as small models are trained.</summary>
public sealed class OneThread
{
    public OneThread() => set_num_threads(1);
}
