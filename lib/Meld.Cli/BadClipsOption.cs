using System.CommandLine;
using Meld.Media;

namespace Meld.Cli;

/// <summary><c>--on-bad</c>: what is done about clips that are missing or damaged.</summary>
internal static class BadClipsOption
{
    /// <summary>The option.</summary>
    public static Option<BadClips> Create()
    {
        var option = new Option<BadClips>("--on-bad")
        {
            Description = "What is done about a clip that is missing or damaged: raise ends with an error, warn names and leaves it out, skip only counts it",
            HelpName = "raise|warn|skip",
            DefaultValueFactory = _ => BadClips.Warn,
        };
        option.CustomParser = result =>
        {
            var text = result.Tokens[0].Value;
            // Enum.TryParse would take numbers too.
            foreach (var value in Enum.GetValues<BadClips>())
            {
                if (value.ToString().Equals(text, StringComparison.OrdinalIgnoreCase)) return value;
            }
            result.AddError($"--on-bad is raise, warn or skip, not '{text}'");
            return default;
        };
        return option;
    }
}
