namespace Meld.Display;

/// <summary>What the colour of a bar says; the label and the value always say it too.</summary>
public enum BarColoring
{
    /// <summary>The series.</summary>
    Series,

    /// <summary>The emotion (or sentiment) that the category names; series differ in strength.</summary>
    Emotion,

    /// <summary>Whether the value is positive or negative.</summary>
    Sign,
}
