using System.ComponentModel.DataAnnotations;
using System.Globalization;
using System.Numerics;
using System.Reflection;

namespace Meld.Tracking.Settings;

/// <summary>Reads single values by the type they must have, in the invariant culture, and never guesses.</summary>
internal static class Scalars
{
    private const int LongestQuoted = 60;

    private static readonly MethodInfo ParseMethod = typeof(Scalars).GetMethod(nameof(Parse), BindingFlags.NonPublic | BindingFlags.Static)!;

    /// <summary>True for types whose values are single values in YAML: truth values, numbers, texts, enums and what parses itself.</summary>
    public static bool Are(Type type) => type.IsEnum || type.GetInterfaces().Any(face =>
        face.IsGenericType && face.GetGenericTypeDefinition() == typeof(IParsable<>) && face.GenericTypeArguments[0] == type);

    /// <summary>Reads a value; <paramref name="fault"/> is what follows its key in a message, or null.</summary>
    public static object? Read(ScalarNode node, ValueShape shape, out string? fault)
    {
        var value = Type.GetTypeCode(shape.Type) switch
        {
            _ when shape.Type.IsEnum => Member(node.Text, shape.Type, out fault),
            TypeCode.String => Text(node.Text, out fault),
            TypeCode.Boolean => Truth(node, out fault),
            TypeCode.Int32 => Whole(node, int.MinValue, int.MaxValue, whole => (int)whole, out fault),
            TypeCode.Int64 => Whole(node, long.MinValue, long.MaxValue, whole => (long)whole, out fault),
            TypeCode.Single => Real(node, float.MaxValue, number => (float)number, out fault),
            TypeCode.Double => Real(node, double.MaxValue, number => number, out fault),
            _ => Other(node.Text, shape.Type, out fault),
        };
        if (fault is null && shape.Range is { } range && Bounds(range, value!) is { } bounds) fault = $"must be {bounds}, not {Quoted(node.Text)}";
        return value;
    }

    /// <summary>A text in a message, cut where it is long.</summary>
    public static string Quoted(string text) => text.Length <= LongestQuoted ? $"`{text}`" : $"`{text[..LongestQuoted]}…`";

    private static string Text(string text, out string? fault)
    {
        fault = null;
        return text;
    }

    private static object? Truth(ScalarNode node, out string? fault)
    {
        fault = node is { Plain: true, Text: "true" or "false" } ? null : $"must be true or false, not {Quoted(node.Text)}";
        return node.Text == "true";
    }

    private static object? Whole(ScalarNode node, long min, long max, Func<BigInteger, object> convert, out string? fault)
    {
        fault = null;
        var whole = BigInteger.Zero;
        var read = node.Plain && node.Text.Length <= LongestQuoted
            && BigInteger.TryParse(node.Text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out whole);
        if (!read) fault = $"must be a whole number, not {Quoted(node.Text)}";
        else if (whole < min) fault = $"must be at least {min}, not {Quoted(node.Text)}";
        else if (whole > max) fault = $"must be at most {max}, not {Quoted(node.Text)}";
        return fault is null ? convert(whole) : null;
    }

    private static object? Real(ScalarNode node, double max, Func<double, object> convert, out string? fault)
    {
        const NumberStyles Style = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent;
        fault = null;
        // Begins like a number: .NET would also read the words for what is not finite.
        var read = node is { Plain: true, Text: [>= '0' and <= '9' or '.' or '-' or '+', ..] };
        if (!read || !double.TryParse(node.Text, Style, CultureInfo.InvariantCulture, out var number)) fault = $"must be a number, not {Quoted(node.Text)}";
        else if (Math.Abs(number) > max) fault = $"is too large: {Quoted(node.Text)}";
        else return convert(number);
        return null;
    }

    private static object? Member(string text, Type type, out string? fault)
    {
        var names = Enum.GetNames(type);
        var index = Array.FindIndex(names, name => Names.Value(name) == text);
        fault = index >= 0 ? null : $"must be one of {string.Join(", ", names.Select(Names.Value))}, not {Quoted(text)}";
        return index < 0 ? null : Enum.Parse(type, names[index]);
    }

    private static object? Other(string text, Type type, out string? fault)
    {
        fault = null;
        try
        {
            return ParseMethod.MakeGenericMethod(type).Invoke(null, [text]);
        }
        catch (TargetInvocationException error) when (error.InnerException is FormatException or OverflowException or ArgumentException)
        {
            fault = $"cannot be {Quoted(text)}: {error.InnerException.Message}";
            return null;
        }
    }

    private static T Parse<T>(string text)
        where T : IParsable<T> => T.Parse(text, CultureInfo.InvariantCulture);

    // Null when the value is within.
    private static string? Bounds(RangeAttribute range, object value)
    {
        var number = Convert.ToDouble(value, CultureInfo.InvariantCulture);
        var (min, max) = (Convert.ToDouble(range.Minimum, CultureInfo.InvariantCulture), Convert.ToDouble(range.Maximum, CultureInfo.InvariantCulture));
        var low = range.MinimumIsExclusive ? number > min : number >= min;
        var high = range.MaximumIsExclusive ? number < max : number <= max;
        if (low && high) return null;
        var (floor, ceiling) = (SettingsText.Number(min), SettingsText.Number(max));
        var open = max >= int.MaxValue;
        if (!open && !range.MinimumIsExclusive && !range.MaximumIsExclusive) return $"from {floor} to {ceiling}";
        return (range.MinimumIsExclusive ? $"greater than {floor}" : $"at least {floor}")
            + (open ? "" : range.MaximumIsExclusive ? $" and less than {ceiling}" : $" and at most {ceiling}");
    }
}
