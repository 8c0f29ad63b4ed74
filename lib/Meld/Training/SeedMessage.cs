using System.Text.Json;
using System.Text.Json.Serialization;

namespace Meld.Training;

/// <summary>What the process that trains one seed tells the one that started it: a line of JSON on its standard output.</summary>
/// <param name="Progress">How far it is; null for a note.</param>
/// <param name="Note">A sentence that somebody should read; null for progress.</param>
public sealed record SeedMessage(TrainingProgress? Progress, string? Note)
{
    // A loss may be no number just before the training says so.
    private static readonly JsonSerializerOptions Json = new() { NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals };

    /// <summary>The message of a line; null where the line is none, as when a library prints something.</summary>
    public static SeedMessage? Parse(string line)
    {
        try
        {
            return JsonSerializer.Deserialize<SeedMessage>(line, Json);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>The message as one line, without its end.</summary>
    public string ToLine() => JsonSerializer.Serialize(this, Json);
}
