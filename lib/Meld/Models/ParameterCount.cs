using TorchSharp;

namespace Meld.Models;

/// <summary>How many numbers a part of a model has.</summary>
/// <param name="Component">The part, by the names of the modules down to it: <c>encoders.text.embedding</c>.</param>
/// <param name="Trainable">Numbers that training changes.</param>
/// <param name="Frozen">Numbers that it leaves, buffers among them.</param>
public sealed record ParameterCount(string Component, long Trainable, long Frozen)
{
    // Heads and contexts are parts whole; encoders are worth a look inside.
    private const int Depth = 3;

    /// <summary>All that there are.</summary>
    public long Total => Trainable + Frozen;

    /// <summary>The counts of each part of a model, in the order in which it runs; nothing counts twice.</summary>
    public static IReadOnlyList<ParameterCount> Of(DialogueClassifier classifier)
    {
        var parameters = classifier.Model.named_parameters().Select(named => (named.name, Tensor: (torch.Tensor)named.parameter, named.parameter.requires_grad));
        var buffers = classifier.Model.named_buffers().Select(named => (named.name, Tensor: named.buffer, requires_grad: false));
        return
        [
            .. parameters.Concat(buffers)
                .GroupBy(named => Part(named.name))
                .Select(part => new ParameterCount(part.Key, Count(part, trainable: true), Count(part, trainable: false))),
        ];
    }

    private static long Count(IEnumerable<(string Name, torch.Tensor Tensor, bool Trainable)> part, bool trainable) =>
        part.Where(named => named.Trainable == trainable).Sum(named => named.Tensor.numel());

    /// <summary>The first modules of a tensor's name, without the tensor itself.</summary>
    internal static string Part(string name)
    {
        var modules = name.Split('.')[..^1];
        return string.Join('.', modules.Take(modules[0] == "encoders" ? Depth : modules[0] == "heads" ? 2 : 1));
    }
}
