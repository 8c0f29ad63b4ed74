using static TorchSharp.torch;
using Module = TorchSharp.torch.nn.Module;

namespace Meld.Encoders;

/// <summary>
/// A module as it is built and what it gave for an example, with the modules in it in the order in which they were called. Numbered neighbours that are alike,
/// as the layers of a transformer are, are one entry.
/// </summary>
public sealed record ModuleSummary
{
    /// <summary>Its dotted name within the module that holds it; of several that are alike <c>layer.0 … 11</c>.</summary>
    public required string Name { get; init; }

    /// <summary>Its type, such as <c>Linear</c>.</summary>
    public required string Kind { get; init; }

    /// <summary>What it gave at its first call; nothing where it was not called by itself.</summary>
    public required IReadOnlyList<ModuleOutput> Outputs { get; init; }

    /// <summary>How many there are, one after the other; all other members are of one of them.</summary>
    public int Repeats { get; init; } = 1;

    /// <summary>Parameters that training changes, its parts' included.</summary>
    public required long Trainable { get; init; }

    /// <summary>Parameters that it leaves as they are.</summary>
    public required long Frozen { get; init; }

    /// <summary>Numbers that belong to it and are no parameters, such as the running means of batch normalisation.</summary>
    public required long Buffers { get; init; }

    /// <summary>
    /// How often a number of the example is multiplied by a weight of a matrix or a filter, and added. What is multiplied by other numbers of the example, as
    /// attention does, is not among them.
    /// </summary>
    public required long MultiplyAdds { get; init; }

    /// <summary>The modules in it; those that only hold others are left out for what they hold.</summary>
    public required IReadOnlyList<ModuleSummary> Parts { get; init; }

    /// <summary>All of its parameters.</summary>
    public long Parameters => Trainable + Frozen;

    /// <summary>All of its numbers, which are what it takes in memory.</summary>
    public long Numbers => Parameters + Buffers;

    /// <summary>Looks at a module while an example goes through it.</summary>
    /// <param name="name">What to call it.</param>
    /// <param name="module">The module.</param>
    /// <param name="example">Calls the module once; what it makes is freed.</param>
    public static ModuleSummary Of(string name, Module module, Action example)
    {
        using var scope = NewDisposeScope();
        using var noGradients = no_grad();
        using var calls = new ModuleCalls(module);
        example();
        return ModuleTree.Of(name, module, calls);
    }

    /// <summary>Whether another is the same but for its name.</summary>
    internal bool IsLike(ModuleSummary other) =>
        (Kind, Repeats, Trainable, Frozen, Buffers, MultiplyAdds) == (other.Kind, other.Repeats, other.Trainable, other.Frozen, other.Buffers, other.MultiplyAdds)
        && Outputs.Count == other.Outputs.Count && Outputs.Zip(other.Outputs).All(pair => pair.First.IsLike(pair.Second))
        && Parts.Count == other.Parts.Count && Parts.Zip(other.Parts).All(pair => pair.First.Name == pair.Second.Name && pair.First.IsLike(pair.Second));
}
