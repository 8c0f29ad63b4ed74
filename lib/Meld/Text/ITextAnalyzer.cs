namespace Meld.Text;

/// <summary>Turns one text into its terms, with repetitions: the first half of a bag-of-words.</summary>
public interface ITextAnalyzer
{
    /// <summary>The terms of <paramref name="text"/>; how often each occurs matters, the order does not. No term holds a line break.</summary>
    IReadOnlyList<string> Terms(string text);
}
