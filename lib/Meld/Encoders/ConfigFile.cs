using System.Text.Json;
using Meld.Weights;

namespace Meld.Encoders;

/// <summary>Reads the <c>config.json</c> that a published transformer comes with; every deviation is a <see cref="WeightsFormatException"/>.</summary>
internal static class ConfigFile
{
    /// <summary>The most layers of a model.</summary>
    public const int MaxLayers = 1024;

    /// <summary>The most of anything else that a model has.</summary>
    public const int MaxSize = 1 << 20;

    private const int MaxBytes = 1 << 20;

    /// <summary>The settings of a file that names no other type of model; the keys that it lacks have their defaults, others are passed over.</summary>
    public static T Read<T>(string path, string modelType)
        where T : class
    {
        if (new FileInfo(path).Length > MaxBytes) throw Error(path, $"is larger than {MaxBytes} bytes and no config.json");
        try
        {
            using var document = JsonDocument.Parse(File.ReadAllBytes(path));
            if (document.RootElement.ValueKind != JsonValueKind.Object) throw Error(path, "is no JSON object");
            if (document.RootElement.TryGetProperty("model_type", out var type) && !(type.ValueKind == JsonValueKind.String && type.GetString() == modelType))
                throw Error(path, $"model_type is {type.GetRawText()}, and only \"{modelType}\" can be loaded here");
            return document.Deserialize<T>()!;
        }
        catch (JsonException error)
        {
            var problem = error.Path?.TrimStart('$', '.') is { Length: > 0 } key ? $"{key} is not of the type that it has in published models." : "is no JSON.";
            throw new WeightsFormatException(path, null, problem, error);
        }
        catch (InvalidOperationException error)
        {
            // System.Text.Json reports an escaped unpaired surrogate only when the text is asked for.
            throw new WeightsFormatException(path, null, "a text of it is not Unicode.", error);
        }
    }

    /// <summary>Checks how many of something there are.</summary>
    public static void CheckSize(string path, string key, int value, int max = MaxSize) =>
        Check(path, value >= 1 && value <= max, $"{key} is {value}, and has to be from 1 to {max}");

    /// <summary>Checks shares of values that training drops.</summary>
    public static void CheckShares(string path, params ReadOnlySpan<(string Key, double Value)> shares)
    {
        foreach (var (key, value) in shares) Check(path, value is >= 0 and < 1, $"{key} is {value}, and has to be from 0 to below 1");
    }

    /// <summary>Checks that a setting has one of the values for which there is code.</summary>
    public static void CheckChoice(string path, string key, string? value, params IEnumerable<string> choices)
    {
        var given = value is null ? "null" : $"\"{value}\"";
        Check(path, value is not null && choices.Contains(value), $"{key} is {given}, and only {string.Join(", ", choices)} can be computed");
    }

    /// <summary>Checks a condition.</summary>
    public static void Check(string path, bool holds, string problem)
    {
        if (!holds) throw Error(path, problem);
    }

    private static WeightsFormatException Error(string path, string problem) => new(path, null, $"{problem}.");
}
