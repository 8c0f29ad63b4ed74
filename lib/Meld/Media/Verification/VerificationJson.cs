using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Meld.Media.Verification;

/// <summary>How verification writes JSON: keys in snake case, kinds and states in words with hyphens, LF line ends.</summary>
internal static class VerificationJson
{
    /// <summary>One line.</summary>
    public static JsonSerializerOptions Line { get; } = Options(indented: false);

    /// <summary>Many lines.</summary>
    public static JsonSerializerOptions Indented { get; } = Options(indented: true);

    private static JsonSerializerOptions Options(bool indented) => new()
    {
        WriteIndented = indented,
        NewLine = "\n",
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        // Those of records are worked out from others, those of anonymous types are all there is.
        IgnoreReadOnlyProperties = !indented,
        // A header may claim a rate that is no number.
        NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals,
        // Names of other languages stay readable; the files are never put into HTML as they are.
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.KebabCaseLower, allowIntegerValues: false) },
    };
}
