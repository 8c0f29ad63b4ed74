using LibTorch.Generator.Facts;
using LibTorch.Generator.Schemas;

namespace LibTorch.Generator.Surface;

/// <summary>Which types of a C# signature can give which arguments of an operator.</summary>
public static class TypeMatch
{
    /// <summary>What it costs to give an argument from a parameter: 0 when the types say the same, 1 when a conversion is needed, null when it cannot be.</summary>
    /// <param name="type">The parameter's type.</param>
    /// <param name="argument">The operator's argument.</param>
    public static int? Cost(TypeName type, SchemaArgument argument)
    {
        var wanted = argument.Type.TrimEnd('?');
        return type.ToString() switch
        {
            "torch.Tensor" => Exact(wanted == "Tensor"),
            "Scalar" => Exact(wanted == "Scalar"),
            "double" or "float" => wanted == "Scalar" ? 2 : Exact(wanted == "float"),
            "double?" or "float?" => !argument.IsOptional ? null : wanted == "Scalar" ? 2 : Exact(wanted == "float"),
            "long" or "int" => wanted is "int" or "SymInt" ? 0 : argument.IsIntList ? 1 : wanted == "Scalar" ? 2 : null,
            "long?" or "int?" => TakesNull(argument) ? (wanted is "int" or "SymInt" ? 0 : argument.IsIntList ? 1 : null) : null,
            "bool" => Exact(wanted == "bool"),
            "bool?" => Exact(wanted == "bool" && argument.IsOptional),
            "string" => Exact(wanted == "str"),
            "torch.ScalarType" => Exact(wanted == "ScalarType"),
            "torch.ScalarType?" => Exact(wanted == "ScalarType" && argument.IsOptional),
            "torch.Device" => Exact(wanted == "Device" && argument.IsOptional),
            "torch.Generator" => Exact(wanted == "Generator" && argument.IsOptional),
            "long[]" or "ReadOnlySpan<long>" => Exact(argument.IsIntList),
            "(long,long)?" or "(long,long,long)?" => argument.IsIntList && TakesNull(argument) ? 1 : null,
            "torch.Size" => argument.IsIntList ? 1 : null,
            "(long,long)" or "(long,long,long)" or "(long,long,long,long)" => argument.IsIntList ? 1 : null,
            "double[]" => Exact(wanted == "float[]"),
            "torch.Tensor[]" or "IList<torch.Tensor>" or "IEnumerable<torch.Tensor>" or "List<torch.Tensor>" => Exact(wanted == "Tensor[]"),
            "ReadOnlySpan<torch.Tensor>" => wanted == "Tensor[]" ? 1 : null,
            _ => null,
        };
    }

    /// <summary>Whether a member may return what an operator does.</summary>
    /// <param name="type">The member's return type.</param>
    /// <param name="returns">What the operator returns.</param>
    public static bool Returns(TypeName? type, IReadOnlyList<string> returns) => (type?.ToString(), string.Join(',', returns)) switch
    {
        ("torch.Tensor", "Tensor") => true,
        ("(torch.Tensor,torch.Tensor)", "Tensor,Tensor") => true,
        ("(torch.Tensor,torch.Tensor,torch.Tensor)", "Tensor,Tensor,Tensor") => true,
        ("torch.Tensor[]" or "IList<torch.Tensor>" or "IEnumerable<torch.Tensor>", "Tensor[]") => true,
        ("bool", "bool") => true,
        ("long", "int") => true,
        ("double", "float") => true,
        ("void", "") => true,
        _ => false,
    };

    // Null means None where the operator takes that, else its default.
    private static bool TakesNull(SchemaArgument argument) => argument.IsOptional || argument.Default is not null;

    private static int? Exact(bool equal) => equal ? 0 : null;
}
