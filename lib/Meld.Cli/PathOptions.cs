using System.CommandLine;
using System.CommandLine.Parsing;

namespace Meld.Cli;

/// <summary>Options and arguments that name files or folders.</summary>
internal static class PathOptions
{
    /// <summary>The option, refusing an empty name.</summary>
    public static Option<T> NotEmpty<T>(this Option<T> option)
    {
        option.Validators.Add(result => RefuseEmpty(result, option.Name));
        return option;
    }

    /// <summary>The argument, refusing an empty name.</summary>
    public static Argument<T> NotEmpty<T>(this Argument<T> argument)
    {
        argument.Validators.Add(result => RefuseEmpty(result, argument.Name));
        return argument;
    }

    private static void RefuseEmpty(SymbolResult result, string name)
    {
        if (result.Tokens.Any(token => string.IsNullOrWhiteSpace(token.Value))) result.AddError($"{name} is empty");
    }
}
