using System.Globalization;
using System.Text;
using LibTorch.Generator.Facts;
using LibTorch.Generator.Schemas;
using LibTorch.Generator.Surface;

namespace LibTorch.Generator.Emission;

/// <summary>Writes the public operators of one class: each forwards to its wrapper in <c>Aten</c>.</summary>
internal static class SurfaceWriter
{
    /// <summary>The whole file.</summary>
    /// <param name="target">The class.</param>
    /// <param name="members">Its members with their documentation.</param>
    internal static string Write(SurfaceClass target, IEnumerable<(Binding Binding, string Documentation)> members)
    {
        var text = new StringBuilder(CodeText.Header);
        text.Append("using TorchSharp.Interop;\n\nnamespace TorchSharp;\n\n");
        var depth = 0;
        foreach (var name in target.Nesting)
        {
            var kind = name == "Tensor" ? "partial class" : "static partial class";
            text.Append($"{Indent(depth)}public {kind} {name}\n{Indent(depth)}{{\n");
            depth++;
        }
        var first = true;
        foreach (var (binding, documentation) in members)
        {
            if (!first) text.Append('\n');
            first = false;
            Write(text, Indent(depth), binding, documentation);
        }
        while (depth > 0) text.Append($"{Indent(--depth)}}}\n");
        return text.ToString();
    }

    private static void Write(StringBuilder text, string indent, Binding binding, string documentation)
    {
        var member = binding.Member;
        text.Append($"{indent}/// <summary>{documentation}</summary>\n");
        text.Append($"{indent}/// <remarks><c>{CodeText.Xml(binding.Schema.Text)}</c></remarks>\n");
        text.Append($"{indent}public {(member.IsStatic ? "static " : "")}{member.Type} {CodeText.Identifier(member.Name)}(");
        text.Append(string.Join(", ", member.Parameters.Select(Declaration)));
        text.Append($") => Aten.{CodeText.Identifier(binding.Schema.Identifier)}(");
        // By name, since some parameters of Aten's are left at their defaults.
        var arguments = binding.Schema.Arguments
            .Select((argument, i) => binding.Parameters[i] is { } parameter ? $"{CodeText.Identifier(argument.Name)}: {Value(parameter, argument)}" : Missing(argument))
            .Where(argument => argument is not null);
        text.Append(string.Join(", ", arguments)).Append(");\n");
    }

    private static string Declaration(ParameterFact parameter)
    {
        var nullable = parameter.Default == "null" && IsReference(parameter.Type) ? "?" : "";
        var modifier = parameter.Modifier.Length == 0 ? "" : parameter.Modifier + " ";
        return $"{modifier}{parameter.Type}{nullable} {CodeText.Identifier(parameter.Name)}{Default(parameter)}";
    }

    private static bool IsReference(TypeName type) => type.IsArray || type.ToString() is "torch.Tensor" or "torch.Device" or "torch.Generator" or "Scalar" or "string";

    private static string Default(ParameterFact parameter) => parameter.Default switch
    {
        null => "",
        var text when parameter.Type.ToString() is "double" or "double?" && double.TryParse(text, CultureInfo.InvariantCulture, out _) => $" = {text}d",
        var text when parameter.Type.ToString() is "float" or "float?" && double.TryParse(text, CultureInfo.InvariantCulture, out _) => $" = {text}f",
        var text => $" = {text}",
    };

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

    private static string Indent(int depth) => new(' ', depth * 4);
}
