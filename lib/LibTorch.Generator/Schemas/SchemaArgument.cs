namespace LibTorch.Generator.Schemas;

/// <summary>One argument of an operator.</summary>
/// <param name="Type">Its type without alias annotations, such as <c>Tensor?</c> or <c>int[2]</c>.</param>
/// <param name="Name">Its name.</param>
/// <param name="Default">Its default as libtorch prints it; null when it must be given.</param>
public sealed record SchemaArgument(string Type, string Name, string? Default)
{
    /// <summary>Whether None is a value of it.</summary>
    public bool IsOptional => Type.EndsWith('?');

    /// <summary>Whether it is a list of whole numbers.</summary>
    public bool IsIntList => Type.StartsWith("int[", StringComparison.Ordinal) || Type.StartsWith("SymInt[", StringComparison.Ordinal);
}
