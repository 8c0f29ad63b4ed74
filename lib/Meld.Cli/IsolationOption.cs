using System.CommandLine;
using Meld.Media;

namespace Meld.Cli;

/// <summary><c>--isolation</c>: where clips are decoded.</summary>
internal static class IsolationOption
{
    private static readonly IReadOnlyDictionary<string, ClipIsolation> Places = new Dictionary<string, ClipIsolation>
    {
        ["in-process"] = ClipIsolation.InProcess,
        ["worker"] = ClipIsolation.Worker,
    };

    /// <summary>The option.</summary>
    public static Option<ClipIsolation> Create() => new("--isolation")
    {
        Description = "Where clips are decoded: in-process is fastest, worker is for clips nobody vouches for, in confined processes of their own",
        HelpName = string.Join('|', Places.Keys),
        DefaultValueFactory = _ => ClipIsolation.InProcess,
        CustomParser = result =>
        {
            var text = result.Tokens[0].Value;
            if (Places.TryGetValue(text, out var place)) return place;
            result.AddError($"--isolation is {string.Join(" or ", Places.Keys)}, not '{text}'");
            return default;
        },
    };
}
