namespace Meld.Tests.Text.Tokenizers;

/// <summary>
/// A test against other tokenizers: runs when MELD_TOKENIZERS names a folder where <c>npm install tokenizers@0.23.2 @huggingface/tokenizers@0.2.0</c> was run
/// and node is there, counts as skipped otherwise. MELD_VOCABULARIES may name a folder with <c>bert-base-uncased-vocab.txt</c>, <c>gpt2-vocab.json</c> and
/// <c>gpt2-merges.txt</c>; the small vocabularies of the golden files stand in for them.
/// </summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class PeerFactAttribute : FactAttribute
{
    public PeerFactAttribute()
    {
        if (string.IsNullOrEmpty(Environment.GetEnvironmentVariable("MELD_TOKENIZERS"))) Skip = "MELD_TOKENIZERS names no folder with npm's tokenizers.";
        else if (!HasNode()) Skip = "There is no node.";
    }

    private static bool HasNode() =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Any(folder => File.Exists(Path.Combine(folder, "node")));
}
