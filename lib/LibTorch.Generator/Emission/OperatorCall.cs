using LibTorch.Generator.Facts;
using LibTorch.Generator.Schemas;
using LibTorch.Generator.Surface;

namespace LibTorch.Generator.Emission;

/// <summary>Writes what a public member says when it is an operator: the call of its wrapper in <c>Aten</c>.</summary>
internal static class OperatorCall
{
    /// <summary>The expression.</summary>
    /// <param name="binding">The member and its operator.</param>
    internal static string Write(Binding binding)
    {
        // By name, since some parameters of Aten's are left at their defaults.
        var arguments = binding.Schema.Arguments
            .Select((argument, i) => binding.Parameters[i] is { } parameter ? $"{CodeText.Identifier(argument.Name)}: {Value(parameter, argument)}" : Missing(argument))
            .Where(argument => argument is not null);
        return $"Aten.{CodeText.Identifier(binding.Schema.Identifier)}({string.Join(", ", arguments)})";
    }

    private static string Value(ParameterFact parameter, SchemaArgument argument)
    {
        if (parameter == Binding.Receiver) return "this";
        var name = CodeText.Identifier(parameter.Name);
        var type = parameter.Type.ToString();
        if (argument.IsIntList) return IntList(name, type, argument);
        if (parameter.Type.IsNullable && !argument.IsOptional) return $"{name} ?? {argument.Default}";
        return type == "ReadOnlySpan<torch.Tensor>" ? $"{name}.ToArray()" : name;
    }

    private static string IntList(string name, string type, SchemaArgument argument) => type switch
    {
        "long" or "int" => $"new long[] {{ {name} }}",
        "long?" or "int?" => $"{name} is null ? {DefaultList(argument)} : new long[] {{ {name}.Value }}",
        "(long,long)" => $"new[] {{ {name}.Item1, {name}.Item2 }}",
        "(long,long,long)" => $"new[] {{ {name}.Item1, {name}.Item2, {name}.Item3 }}",
        "(long,long,long,long)" => $"new[] {{ {name}.Item1, {name}.Item2, {name}.Item3, {name}.Item4 }}",
        "(long,long)?" => $"{name} is null ? {DefaultList(argument)} : new[] {{ {name}.Value.Item1, {name}.Value.Item2 }}",
        "(long,long,long)?" => $"{name} is null ? {DefaultList(argument)} : new[] {{ {name}.Value.Item1, {name}.Value.Item2, {name}.Value.Item3 }}",
        "torch.Size" => $"{name}.Shape",
        "ReadOnlySpan<long>" => $"{name}.ToArray()",
        _ when argument.IsOptional || argument.Default is null => name,
        _ => $"{name} ?? {DefaultList(argument)}",
    };

    // `int[2] stride=1` prints one number for all places.
    private static string DefaultList(SchemaArgument argument) => argument.Default switch
    {
        null or "None" => "null",
        "[]" => "[]",
        var text when text.StartsWith('[') => $"new long[] {{ {text[1..^1]} }}",
        var text => $"new long[] {{ {text} }}",
    };

    // An argument that the wrapper gives a default itself need not be named.
    private static string? Missing(SchemaArgument argument)
    {
        if (argument.IsIntList && argument.Default is not (null or "[]" or "None")) return $"{CodeText.Identifier(argument.Name)}: {DefaultList(argument)}";
        return AtenParameter.For(argument)!.Default is null ? throw NoDefault(argument) : null;
    }

    private static InvalidOperationException NoDefault(SchemaArgument argument) => new($"The argument '{argument.Type} {argument.Name}' has no default to write.");
}
