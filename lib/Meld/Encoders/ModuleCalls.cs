using TorchSharp.Modules;
using static TorchSharp.torch;
using Module = TorchSharp.torch.nn.Module;

namespace Meld.Encoders;

/// <summary>Remembers, until it is disposed, which modules of a model were called and what shapes came out.</summary>
internal sealed class ModuleCalls : IDisposable
{
    private readonly Dictionary<string, Call> calls = [];
    private readonly ModuleListener listener;

    /// <summary>Starts to listen.</summary>
    public ModuleCalls(Module model) => listener = new ModuleListener(model, Remember);

    /// <summary>Stops listening.</summary>
    public void Dispose() => listener.Dispose();

    /// <summary>What a module gave at its first call; nothing where it was not called.</summary>
    public IReadOnlyList<ModuleOutput> Outputs(string name) => calls.TryGetValue(name, out var call) ? call.Outputs : [];

    /// <summary>How many modules had been called when a module was for the first time; null where it was not called.</summary>
    public int? Order(string name) => calls.TryGetValue(name, out var call) ? call.Order : null;

    /// <summary>How often a number was multiplied by one of a module's own weights in all of its calls.</summary>
    public long MultiplyAdds(string name) => calls.TryGetValue(name, out var call) ? call.MultiplyAdds : 0;

    private void Remember(string name, Module module, IReadOnlyList<(string Name, Tensor Tensor)> given)
    {
        if (!calls.TryGetValue(name, out var call))
            call = new Call(calls.Count, [.. given.Select(output => new ModuleOutput(output.Name, output.Tensor.shape))], 0);
        calls[name] = call with { MultiplyAdds = call.MultiplyAdds + given.Take(1).Sum(output => Products(module, output.Tensor.shape)) };
    }

    /// <summary>Every place of the output takes each weight of a matrix or a filter once. Tables are looked up, and scales cost no more than what they scale.</summary>
    private static long Products(Module module, long[] output)
    {
        if (module is Embedding or EmbeddingBag || output.Length == 0) return 0;
        long[][] weights = [.. module.named_parameters(recurse: false).Select(named => named.parameter.shape).Where(shape => shape.Count(size => size > 1) > 1)];
        if (weights.Length == 0) return 0;
        // A filter has its number of outputs first; of what is computed by matrices, the outputs are the last dimension.
        var channels = weights.FirstOrDefault(shape => shape.Length > 2) is { } filter ? filter[0] : output[^1];
        return channels == 0 ? 0 : Size(output) / channels * weights.Sum(Size);
    }

    private static long Size(long[] shape) => shape.Aggregate(1L, (product, size) => product * size);

    private sealed record Call(int Order, IReadOnlyList<ModuleOutput> Outputs, long MultiplyAdds);
}
