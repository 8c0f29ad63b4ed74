using LibTorch.Generator.Facts;
using LibTorch.Generator.Schemas;

namespace LibTorch.Generator.Surface;

/// <summary>A public member and the operator it calls.</summary>
/// <param name="Member">The member, as the facts have it.</param>
/// <param name="Schema">The operator.</param>
/// <param name="Parameters">For each argument of the operator the parameter that gives it, or null for its default; the receiver is <see cref="Receiver"/>.</param>
/// <param name="Cost">What had to be defaulted or converted; the cheapest operator wins.</param>
public sealed record Binding(MemberFact Member, Schema Schema, IReadOnlyList<ParameterFact?> Parameters, int Cost)
{
    /// <summary>Stands for the tensor that a method is called on.</summary>
    public static ParameterFact Receiver { get; } = new("", new TypeName("torch.Tensor"), "self", null);
}
