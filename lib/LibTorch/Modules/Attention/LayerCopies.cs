using TorchSharp.Interop;
using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>Layers with the values of another one, each with parameters of its own, as transformers are made of.</summary>
internal static class LayerCopies
{
    /// <summary>Copies of a layer. The random stream stays where it is, though fresh layers draw from it.</summary>
    /// <param name="layer">What to copy.</param>
    /// <param name="count">How many copies.</param>
    /// <param name="fresh">Makes a layer with the same settings.</param>
    internal static ModuleList<T> Of<T>(T layer, long count, Func<T> fresh)
        where T : nn.Module
    {
        ArgumentNullException.ThrowIfNull(layer);
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        using var scope = NewDisposeScope();
        var random = Generator.Default.get_state();
        var copies = new T[count];
        for (var i = 0; i < count; i++)
        {
            copies[i] = fresh();
            TakeState(copies[i], layer);
        }
        Generator.Default.set_state(random);
        return new ModuleList<T>(copies);
    }

    private static void TakeState(nn.Module copy, nn.Module source)
    {
        copy.train(source.training);
        foreach (var (ours, theirs) in copy.modules().Zip(source.modules())) ours.train(theirs.training);
        using var _ = no_grad();
        foreach (var (ours, theirs) in copy.parameters().Zip(source.parameters()))
        {
            ours.ConvertInPlace(theirs.dtype, theirs.device, false);
            Aten.copy_(ours, theirs);
            ours.requires_grad = theirs.requires_grad;
        }
    }
}
