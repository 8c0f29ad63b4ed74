using System.Globalization;
using static TorchSharp.torch;
using Module = TorchSharp.torch.nn.Module;

namespace Meld.Encoders;

/// <summary>Builds the <see cref="ModuleSummary"/> of a module and of all in it.</summary>
internal sealed class ModuleTree
{
    private readonly ModuleCalls calls;

    // A tensor that two modules share counts once, where it is met first.
    private readonly HashSet<Tensor> counted = new(ReferenceEqualityComparer.Instance);

    private ModuleTree(ModuleCalls calls) => this.calls = calls;

    /// <summary>The summary of a model.</summary>
    /// <param name="name">What to call it.</param>
    /// <param name="model">The model.</param>
    /// <param name="calls">What was heard of it.</param>
    public static ModuleSummary Of(string name, Module model, ModuleCalls calls) => new ModuleTree(calls).Summary(name, "", model);

    private ModuleSummary Summary(string name, string path, Module module)
    {
        Tensor[] parameters = [.. module.named_parameters(recurse: false).Select(named => named.parameter).Where(counted.Add)];
        Tensor[] buffers = [.. module.named_buffers(recurse: false).Select(named => named.buffer).Where(counted.Add)];
        IReadOnlyList<ModuleSummary> parts = Folded([.. Parts("", path, module)]);
        return new ModuleSummary
        {
            Name = name,
            Kind = module.GetType().Name,
            Outputs = calls.Outputs(path),
            Trainable = Count(parameters.Where(one => one.requires_grad)) + parts.Sum(part => part.Trainable * part.Repeats),
            Frozen = Count(parameters.Where(one => !one.requires_grad)) + parts.Sum(part => part.Frozen * part.Repeats),
            Buffers = Count(buffers) + parts.Sum(part => part.Buffers * part.Repeats),
            MultiplyAdds = calls.MultiplyAdds(path) + parts.Sum(part => part.MultiplyAdds * part.Repeats),
            Parts = parts,
        };
    }

    /// <summary>What a module holds, in the order of the calls; what was not called stays behind the one before it.</summary>
    private IEnumerable<ModuleSummary> Parts(string prefix, string path, Module module)
    {
        var last = 0;
        return module.named_children()
            .Select(child => (Name: prefix + child.name, Path: Joined(path, child.name), child.module))
            .Select(child => (Order: last = FirstCall(child.Path, child.module) ?? last, child))
            .ToList()
            .OrderBy(pair => pair.Order)
            .SelectMany(pair => IsHolder(pair.child.Path, pair.child.module)
                ? Parts($"{pair.child.Name}.", pair.child.Path, pair.child.module)
                : [Summary(pair.child.Name, pair.child.Path, pair.child.module)]);
    }

    private int? FirstCall(string path, Module module) =>
        calls.Order(path) ?? module.named_children().Select(child => FirstCall(Joined(path, child.name), child.module)).Min();

    /// <summary>Whether a module is but a list of others: it was not called, and has nothing of its own.</summary>
    private bool IsHolder(string path, Module module) =>
        calls.Order(path) is null && module.named_children().Any()
        && !module.named_parameters(recurse: false).Any() && !module.named_buffers(recurse: false).Any();

    /// <summary>Numbered neighbours that are alike as one.</summary>
    private static List<ModuleSummary> Folded(IReadOnlyList<ModuleSummary> parts)
    {
        var folded = new List<ModuleSummary>();
        foreach (var part in parts)
        {
            if (folded is [.., var last] && Follows(last, part)) folded[^1] = last with { Name = $"{First(last)} … {Number(part.Name)}", Repeats = last.Repeats + 1 };
            else folded.Add(part);
        }
        return folded;
    }

    private static bool Follows(ModuleSummary last, ModuleSummary part) =>
        Number(First(last)) is { } number && Number(part.Name) == number + last.Repeats
        && First(last)[..(First(last).LastIndexOf('.') + 1)] == part.Name[..(part.Name.LastIndexOf('.') + 1)]
        && part.IsLike(last with { Repeats = 1 });

    private static string First(ModuleSummary part) => part.Name.Split(" … ")[0];

    private static int? Number(string name) =>
        int.TryParse(name.AsSpan(name.LastIndexOf('.') + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static long Count(IEnumerable<Tensor> tensors) => tensors.Sum(tensor => tensor.numel());

    private static string Joined(string path, string name) => path.Length == 0 ? name : $"{path}.{name}";
}
