using System.Text;
using LibTorch.Generator.Schemas;

namespace LibTorch.Generator.Emission;

/// <summary>Writes the internal class <c>Aten</c>: one typed method an operator, its parameters in schema order.</summary>
public static class AtenWriter
{
    /// <summary>Name of the generated file.</summary>
    public const string FileName = "Aten.g.cs";

    /// <summary>Whether an operator takes and returns only what wrappers can pass.</summary>
    /// <param name="schema">The operator.</param>
    public static bool CanWrite(Schema schema) => schema.Arguments.All(argument => AtenParameter.For(argument) is not null) && Ending(schema) is not null;

    /// <summary>The whole file.</summary>
    /// <param name="schemas">The operators in it.</param>
    public static string Write(IEnumerable<Schema> schemas)
    {
        var text = new StringBuilder(CodeText.Header);
        text.Append(
            """
            using static TorchSharp.torch;

            namespace TorchSharp.Interop;

            /// <summary>libtorch's operators, each by name and overload.</summary>
            internal static class Aten
            {

            """);
        var first = true;
        foreach (var schema in schemas)
        {
            if (!first) text.Append('\n');
            first = false;
            Write(text, schema);
        }
        return text.Append("}\n").ToString();
    }

    private static void Write(StringBuilder text, Schema schema)
    {
        var parameters = schema.Arguments.Select(argument => (Name: CodeText.Identifier(argument.Name), Parameter: AtenParameter.For(argument)!)).ToArray();
        // C# wants parameters with defaults last.
        var firstDefault = Array.FindLastIndex(parameters, parameter => parameter.Parameter.Default is null) + 1;
        var list = parameters.Select((parameter, i) =>
            $"{parameter.Parameter.Type} {parameter.Name}{(i >= firstDefault ? " = " + parameter.Parameter.Default : "")}");
        var (type, ending) = Ending(schema)!.Value;
        var field = $"Op_{schema.Identifier}";
        text.Append($"    private static readonly Operator {field} = new(\"aten::{schema.Name}\", \"{schema.Overload}\");\n\n");
        text.Append($"    /// <summary><c>{CodeText.Xml(schema.Text)}</c></summary>\n");
        text.Append($"    internal static {type} {CodeText.Identifier(schema.Identifier)}({string.Join(", ", list)})\n    {{\n");
        text.Append($"        var call = new Call({field});\n");
        foreach (var (_, parameter) in parameters) text.Append($"        {parameter.Add}\n");
        text.Append($"        {ending}\n    }}\n");
    }

    private static (string Type, string Ending)? Ending(Schema schema) => string.Join(',', schema.Returns) switch
    {
        "" => ("void", "call.Run();"),
        "Tensor" when schema.IsInPlace => ("Tensor", $"call.Run();\n        return {CodeText.Identifier(schema.Arguments[0].Name)};"),
        "Tensor" => ("Tensor", "return call.RunTensor();"),
        "Tensor,Tensor" => ("(Tensor, Tensor)", "return call.RunTensors2();"),
        "Tensor,Tensor,Tensor" => ("(Tensor, Tensor, Tensor)", "return call.RunTensors3();"),
        "Tensor[]" or "Tensor,Tensor,Tensor,Tensor" or "Tensor,Tensor,Tensor,Tensor,Tensor" => ("Tensor[]", "return call.RunTensorList();"),
        "bool" => ("bool", "return call.RunBool();"),
        "int" => ("long", "return call.RunInt();"),
        "float" => ("double", "return call.RunDouble();"),
        "ScalarType" => ("ScalarType", "return (ScalarType)call.RunInt();"),
        _ => null,
    };
}
