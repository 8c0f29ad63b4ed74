namespace Meld.Corpus;

/// <summary>What is predicted of an utterance.</summary>
public enum Head
{
    /// <summary>The emotion, seven in MELD.</summary>
    Emotion,

    /// <summary>The sentiment, three in MELD.</summary>
    Sentiment,
}
