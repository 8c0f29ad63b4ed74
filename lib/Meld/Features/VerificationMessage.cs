using System.Text.Json;
using Meld.Storage;

namespace Meld.Features;

/// <summary>What the process that verifies a store tells the one that started it: a line of JSON on its standard output.</summary>
/// <param name="Progress">How far it is, or null.</param>
/// <param name="Report">What it found, at the end, or null.</param>
/// <param name="Error">Why it cannot verify the store, at the end, or null.</param>
/// <param name="Kind">The kind of the error.</param>
public sealed record VerificationMessage(WorkProgress? Progress = null, FeatureStoreReport? Report = null, string? Error = null, FeatureStoreProblem Kind = default)
{
    /// <summary>The message of a line; null where the line is none, as when a library prints something.</summary>
    public static VerificationMessage? Parse(string line)
    {
        try
        {
            return JsonSerializer.Deserialize<VerificationMessage>(line);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>The message as one line, without its end.</summary>
    public string ToLine() => JsonSerializer.Serialize(this);
}
