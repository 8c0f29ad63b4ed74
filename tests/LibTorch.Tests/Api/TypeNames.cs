using System.Globalization;
using System.Runtime.CompilerServices;
using LibTorch.Generator.Facts;

namespace LibTorch.Tests.Api;

/// <summary>Names types the way the facts do.</summary>
internal static class TypeNames
{
    private static readonly Dictionary<Type, string> Keywords = new()
    {
        [typeof(void)] = "void",
        [typeof(object)] = "object",
        [typeof(string)] = "string",
        [typeof(bool)] = "bool",
        [typeof(byte)] = "byte",
        [typeof(sbyte)] = "sbyte",
        [typeof(short)] = "short",
        [typeof(int)] = "int",
        [typeof(uint)] = "uint",
        [typeof(long)] = "long",
        [typeof(ulong)] = "ulong",
        [typeof(float)] = "float",
        [typeof(double)] = "double",
    };

    public static TypeName Of(Type type)
    {
        if (type.IsByRef) return Of(type.GetElementType()!);
        if (type.IsPointer) return Of(type.GetElementType()!).With("*");
        if (type.IsArray) return Of(type.GetElementType()!).With($"[{new string(',', type.GetArrayRank() - 1)}]");
        if (Nullable.GetUnderlyingType(type) is { } value) return Of(value).With("?");
        if (Keywords.TryGetValue(type, out var keyword)) return new(keyword);
        var arguments = type.GetGenericArguments().Select(Of).ToList();
        // A tuple over a type parameter keeps its long name in the facts.
        if (type.IsAssignableTo(typeof(ITuple)) && type.IsValueType && !type.ContainsGenericParameters) return new("", arguments, "");
        // One declaring type, not all of them, and no namespace: nn.Module, not torch.nn.Module.
        var declaring = type.IsGenericParameter ? null : type.DeclaringType;
        return new((declaring is null ? "" : Simple(declaring) + ".") + Simple(type), arguments, "");
    }

    /// <summary>A parameter's default.</summary>
    public static string Default(Type type, object? value) => value switch
    {
        null => type.IsValueType && Nullable.GetUnderlyingType(type) is null ? "default" : "null",
        bool flag => flag ? "true" : "false",
        string text => $"\"{text}\"",
        Enum constant => $"{Simple(constant.GetType())}.{constant}",
        _ => Convert.ToString(value, CultureInfo.InvariantCulture)!,
    };

    /// <summary>Namespace, declaring types and name, separated by dots.</summary>
    public static string Full(Type type) => type.FullName!.Replace('+', '.');

    private static string Simple(Type type) => type.Name.Split('`')[0];
}
