using static TorchSharp.torch;

namespace Meld.Training;

/// <summary>Sets the default generator back, when disposed, to where it was.</summary>
internal sealed class KeptRandomState : IDisposable
{
    private readonly Tensor state = get_rng_state().DetachFromDisposeScope();

    public void Dispose()
    {
        set_rng_state(state);
        state.Dispose();
    }
}
