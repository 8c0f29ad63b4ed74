namespace Meld.Tests.Baselines;

/// <summary>Made-up utterances of three feelings, 0 glad, 1 sad, 2 surprised.</summary>
internal static class SmallCorpus
{
    public static readonly string[] Texts =
    [
        "I love this, thank you!", "What a lovely day, thanks!", "I am so happy, thank you so much!", "Great, I love it!",
        "I am sorry…", "I miss him so much.", "It hurts, I am so sad.", "I'm sorry, it is over.",
        "What?! Really?", "Oh my God, what is that?!", "No way! Really?", "Wow, what is this?",
    ];

    public static readonly int[] Labels = [0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2];
}
