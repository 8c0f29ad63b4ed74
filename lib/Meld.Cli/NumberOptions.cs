using System.CommandLine;

namespace Meld.Cli;

/// <summary>Options that are whole numbers.</summary>
internal static class NumberOptions
{
    /// <summary>The option, refusing numbers below a bound.</summary>
    public static Option<T> AtLeast<T>(this Option<T> option, int least)
    {
        option.Validators.Add(result =>
        {
            foreach (var token in result.Tokens)
            {
                if (int.TryParse(token.Value, out var number) && number < least) result.AddError($"{option.Name} must be at least {least}, not {number}");
            }
        });
        return option;
    }
}
