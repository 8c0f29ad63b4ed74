namespace Meld.Media.Synthesis;

/// <summary>How far each action unit of a face is moved: 0 at rest, 1 as far as it goes; those of the head and the gaze also the other way, to -1.</summary>
internal sealed class Expression
{
    private static readonly ActionUnit[] Units = Enum.GetValues<ActionUnit>();
    private readonly float[] moved = new float[(int)Units[^1] + 1];

    /// <summary>A face at rest.</summary>
    public static Expression Rest { get; } = new();

    /// <summary>How far a unit is moved.</summary>
    public float this[ActionUnit unit]
    {
        get => moved[(int)unit];
        init => moved[(int)unit] = value;
    }

    /// <summary>The same with a unit moved as given.</summary>
    public Expression With(ActionUnit unit, float value) => Map((other, old) => other == unit ? value : old);

    /// <summary>Every unit multiplied.</summary>
    public Expression Scaled(float factor) => Map((_, value) => value * factor);

    /// <summary>The sum of two, unit by unit.</summary>
    public Expression Plus(Expression other) => Map((unit, value) => value + other[unit]);

    /// <summary>Every unit changed by a function of the unit and how far it is moved.</summary>
    public Expression Map(Func<ActionUnit, float, float> change)
    {
        var result = new Expression();
        foreach (var unit in Units) result.moved[(int)unit] = change(unit, this[unit]);
        return result;
    }

    /// <summary>Every unit held within its range.</summary>
    public Expression Clamped() => Map((unit, value) => Math.Clamp(value, unit < ActionUnit.HeadTurn ? 0 : -1, 1));
}
