using LibTorch.Generator.Schemas;

namespace LibTorch.Generator.Emission;

/// <summary>How an operator's argument is written in its wrapper.</summary>
/// <param name="Type">C# type.</param>
/// <param name="Default">C# default; null when it must be given.</param>
/// <param name="Add">The statement that adds it to the call.</param>
internal sealed record AtenParameter(string Type, string? Default, string Add)
{
    /// <summary>The parameter for an argument; null when no wrapper has such arguments.</summary>
    internal static AtenParameter? For(SchemaArgument argument)
    {
        var name = CodeText.Identifier(argument.Name);
        var plain = $"call.Add({name});";
        var none = argument.Default == "None" ? "null" : null;
        switch (argument.Type)
        {
            case "Tensor": return new("Tensor", null, $"call.Require({name});");
            case "Tensor?": return new("Tensor?", none, plain);
            case "Tensor[]": return new("IEnumerable<Tensor>", null, plain);
            case "Tensor?[]": return new("IReadOnlyCollection<Tensor?>", null, $"call.AddOptional({name});");
            case "int" or "SymInt": return new("long", Whole(argument), plain);
            case "int?" or "SymInt?": return new("long?", none ?? argument.Default, plain);
            case "float": return new("double", argument.Default is null ? null : CodeText.Real(argument.Default), plain);
            case "float?": return new("double?", none, plain);
            case "bool": return new("bool", argument.Default?.ToLowerInvariant(), plain);
            case "bool?": return new("bool?", none ?? argument.Default?.ToLowerInvariant(), plain);
            case "Scalar" when argument.Default is not null: return new("Scalar?", "null", $"call.Add({name} ?? {Number(argument.Default)});");
            case "Scalar": return new("Scalar", null, $"call.Require({name});");
            case "Scalar?": return new("Scalar?", none, plain);
            case "str": return new("string", argument.Default, plain);
            case "str?": return new("string?", none, plain);
            case "ScalarType": return new("ScalarType", null, plain);
            case "ScalarType?": return new("ScalarType?", none, plain);
            case "Device?": return new("Device?", none, plain);
            case "Device": return new("Device", null, plain);
            case "Generator?": return new("Generator?", none, plain);
            case "Layout?" or "MemoryFormat?": return new("long?", none, plain);
            case "MemoryFormat" or "Layout": return new("long", Whole(argument), plain);
            case "float[]": return new("double[]", null, plain);
            case "float[]?": return new("double[]?", none, plain);
            case "bool[2]" or "bool[3]" or "bool[4]" or "bool[]": return new("bool[]", null, plain);
        }
        if (!argument.IsIntList) return null;
        return argument.IsOptional
            ? new("long[]?", none, plain)
            : new("ReadOnlySpan<long>", argument.Default == "[]" ? "default" : null, plain);
    }

    // Constants of libtorch's enums print as names.
    private static string? Whole(SchemaArgument argument) => argument.Default switch
    {
        "Mean" => "1",
        "contiguous_format" => "0",
        var value => value,
    };

    private static string Number(string text) => text.Contains('.', StringComparison.Ordinal) || text.Contains('e', StringComparison.Ordinal) ? CodeText.Real(text) : text + "L";
}
