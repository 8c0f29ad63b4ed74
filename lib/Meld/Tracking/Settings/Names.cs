using System.Text.Json;

namespace Meld.Tracking.Settings;

/// <summary>How C# names are spelled in YAML, and how keys are named in messages.</summary>
internal static class Names
{
    /// <summary>A property's key: <c>LearningRate</c> is <c>learning_rate</c>.</summary>
    public static string Key(string property) => JsonNamingPolicy.SnakeCaseLower.ConvertName(property);

    /// <summary>An enum's value: <c>CrossEntropy</c> is <c>cross-entropy</c>. A single last letter is no word of its own: <c>AdamW</c> is <c>adamw</c>.</summary>
    public static string Value(Enum value) => Value(value.ToString());

    /// <inheritdoc cref="Value(Enum)"/>
    public static string Value(string name) =>
        JsonNamingPolicy.KebabCaseLower.ConvertName(name) is [.. var start, '-', var last] ? start + last : JsonNamingPolicy.KebabCaseLower.ConvertName(name);

    /// <summary>The dotted key of a key under another.</summary>
    public static string Dotted(string path, string key) => path.Length == 0 ? key : $"{path}.{key}";
}
