namespace LibTorch.Generator.Facts;

/// <summary>One parameter of a member.</summary>
/// <param name="Modifier"><c>params</c>, <c>ref</c>, <c>out</c>, <c>in</c> or empty.</param>
/// <param name="Type">Its type.</param>
/// <param name="Name">Its name.</param>
/// <param name="Default">
/// Its default as the facts write it: a number, a quoted string, a bare character, <c>true</c>, <c>null</c>, <c>default</c> or <c>Enum.Value</c>;
/// null when the parameter must be given.
/// </param>
public sealed record ParameterFact(string Modifier, TypeName Type, string Name, string? Default)
{
    /// <summary>The text of the facts.</summary>
    public override string ToString() =>
        $"{(Modifier.Length == 0 ? "" : Modifier + " ")}{Type} {Name}{(Default is null ? "" : " = " + Default)}";
}
