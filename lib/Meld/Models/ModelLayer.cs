using TorchSharp.Modules;
using Module = TorchSharp.torch.nn.Module;

namespace Meld.Models;

/// <summary>A layer that has weights of its own.</summary>
/// <param name="Name">Its dotted name within its part, such as <c>recurrent.gru</c>.</param>
/// <param name="Kind">Its type, such as <c>Linear</c>.</param>
/// <param name="Size">What it makes of what, such as <c>128 → 7</c>.</param>
public sealed record ModelLayer(string Name, string Kind, string Size)
{
    /// <summary>The layers of a module, in its order; modules that only hold others, and those without weights, are none.</summary>
    internal static IReadOnlyList<ModelLayer> Of(Module module) =>
    [
        .. Within(module, "")
            .Select(named => (named.Name, named.Module, Shapes: Shapes(named.Module)))
            .Where(named => named.Shapes.Count > 0)
            .Select(named => new ModelLayer(named.Name, named.Module.GetType().Name, SizeOf(named.Module, named.Shapes))),
    ];

    // What a module holds comes before its next neighbour, as a model is read.
    private static IEnumerable<(string Name, Module Module)> Within(Module module, string prefix) =>
        module.named_children().SelectMany(child => Within(child.module, $"{prefix}{child.name}.").Prepend((prefix + child.name, child.module)));

    private static Dictionary<string, long[]> Shapes(Module module) =>
        module.named_parameters(recurse: false).ToDictionary(named => named.name, named => named.parameter.shape);

    private static string SizeOf(Module module, Dictionary<string, long[]> shapes) => module switch
    {
        Linear => $"{shapes["weight"][1]} → {shapes["weight"][0]}",
        Conv1d => $"{shapes["weight"][1]} → {shapes["weight"][0]}, {shapes["weight"][2]} wide",
        GRU => Recurrent(shapes, gates: 3),
        LSTM => Recurrent(shapes, gates: 4),
        _ => string.Join(", ", shapes.Values.Select(shape => string.Join(" × ", shape))),
    };

    private static string Recurrent(Dictionary<string, long[]> shapes, int gates)
    {
        var weight = shapes["weight_ih_l0"];
        return $"{weight[1]} → {weight[0] / gates}{(shapes.ContainsKey("weight_ih_l0_reverse") ? " in both directions" : "")}";
    }
}
