namespace LibTorch.Generator.Schemas;

/// <summary>What libtorch says of one operator.</summary>
/// <param name="Name">Name without namespace, such as <c>add_</c>.</param>
/// <param name="Overload">Name of the overload; empty for the plain one.</param>
/// <param name="Arguments">What it takes, in the order of a boxed call.</param>
/// <param name="Returns">Types of what it returns.</param>
/// <param name="Text">The line it was read from.</param>
public sealed record Schema(string Name, string Overload, IReadOnlyList<SchemaArgument> Arguments, IReadOnlyList<string> Returns, string Text)
{
    /// <summary>The name of its wrapper: name and overload joined, as in <c>add_Tensor</c>.</summary>
    public string Identifier => Overload.Length == 0 ? Name : $"{Name}_{Overload}";

    /// <summary>Whether it changes its first argument and returns just that tensor.</summary>
    public bool IsInPlace =>
        Name.EndsWith('_') && Arguments is [{ Type: "Tensor" }, ..] && Text.Contains("(Tensor(a!) ", StringComparison.Ordinal)
        && Text.EndsWith("-> Tensor(a!)", StringComparison.Ordinal);

    /// <summary>Whether it writes into tensors given for that.</summary>
    public bool IsOut => Overload == "out" || Overload.EndsWith("_out", StringComparison.Ordinal) || Arguments.Any(argument => argument.Name == "out");
}
