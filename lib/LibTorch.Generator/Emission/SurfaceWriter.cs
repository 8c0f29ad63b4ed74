using System.Globalization;
using System.Text;
using LibTorch.Generator.Facts;
using LibTorch.Generator.Surface;

namespace LibTorch.Generator.Emission;

/// <summary>Writes the public operators of one class: each forwards to its wrapper in <c>Aten</c>.</summary>
internal static class SurfaceWriter
{
    private static readonly Dictionary<string, string> Symbols = new()
    {
        ["op_Addition"] = "+",
        ["op_Subtraction"] = "-",
        ["op_UnaryNegation"] = "-",
        ["op_Multiply"] = "*",
        ["op_Division"] = "/",
        ["op_Modulus"] = "%",
        ["op_BitwiseAnd"] = "&",
        ["op_BitwiseOr"] = "|",
        ["op_ExclusiveOr"] = "^",
        ["op_OnesComplement"] = "~",
        ["op_Equality"] = "==",
        ["op_Inequality"] = "!=",
        ["op_LessThan"] = "<",
        ["op_LessThanOrEqual"] = "<=",
        ["op_GreaterThan"] = ">",
        ["op_GreaterThanOrEqual"] = ">=",
    };

    /// <summary>The whole file.</summary>
    /// <param name="target">The class.</param>
    /// <param name="members">Its members with their documentation.</param>
    internal static string Write(SurfaceClass target, IEnumerable<SurfaceMember> members)
    {
        var text = new StringBuilder(CodeText.Header);
        text.Append("using System.Numerics;\nusing TorchSharp.Interop;\n\nnamespace TorchSharp;\n\n");
        var depth = 0;
        foreach (var name in target.Nesting)
        {
            var kind = name == "Tensor" ? "partial class" : "static partial class";
            text.Append($"{Indent(depth)}public {kind} {name}\n{Indent(depth)}{{\n");
            depth++;
        }
        var first = true;
        foreach (var member in members)
        {
            if (!first) text.Append('\n');
            first = false;
            Write(text, Indent(depth), member);
        }
        while (depth > 0) text.Append($"{Indent(--depth)}}}\n");
        return text.ToString();
    }

    private static void Write(StringBuilder text, string indent, SurfaceMember one)
    {
        var member = one.Member;
        text.Append($"{indent}/// <summary>{one.Documentation}</summary>\n");
        if (one.Schema is { } schema) text.Append($"{indent}/// <remarks><c>{CodeText.Xml(schema.Text)}</c></remarks>\n");
        text.Append($"{indent}public {(member.IsStatic ? "static " : "")}{Name(one)}(");
        text.Append(string.Join(", ", member.Parameters.Select(Declaration))).Append($") => {one.Expression};\n");
    }

    private static string Name(SurfaceMember one) => one.Member.Name switch
    {
        "op_Implicit" => $"implicit operator {one.Member.Type}",
        "op_Explicit" => $"explicit operator {one.Member.Type}",
        var name when name.StartsWith("op_", StringComparison.Ordinal) => $"{one.Member.Type} operator {Symbols[name]}",
        var name => $"{Type(one)} {CodeText.Identifier(name)}",
    };

    // A name with a question mark is of a tensor that may be missing.
    private static string Type(SurfaceMember one)
    {
        var type = one.Member.Type!;
        if (!type.IsTuple || type.Arguments.Count != one.TupleNames.Count) return type.ToString();
        var elements = type.Arguments.Zip(one.TupleNames, (element, name) => $"{element}{(name.EndsWith('?') ? "?" : "")} {CodeText.Identifier(name.TrimEnd('?'))}");
        return $"({string.Join(", ", elements)})";
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
        var text when parameter.Type.ToString() == "Char" => $" = '{text}'",
        var text when parameter.Type.ToString() is "double" or "double?" && double.TryParse(text, CultureInfo.InvariantCulture, out _) => $" = {text}d",
        var text when parameter.Type.ToString() is "float" or "float?" && double.TryParse(text, CultureInfo.InvariantCulture, out _) => $" = {text}f",
        var text => $" = {text}",
    };

    private static string Indent(int depth) => new(' ', depth * 4);
}
