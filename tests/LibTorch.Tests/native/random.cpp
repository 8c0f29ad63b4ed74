// Random numbers: seeds and states decide them.
#include "stream.h"

namespace {

double draw(GeneratorHandle* generator) {
  return sum(tensor_of("rand", "generator", Stream().integers({5}).generator(generator).options(Double)));
}

double draw_default() { return sum(tensor_of("rand", "", Stream().integers({5}).options(Double))); }

}  // namespace

static int64_t initial_seed(GeneratorHandle* generator) {
  int64_t seed = 0;
  CHECK(torch_generator_initial_seed(generator, &seed) == 0);
  return seed;
}

static int64_t fresh_seed(GeneratorHandle* generator) {
  int64_t seed = 0;
  CHECK(torch_generator_seed(generator, &seed) == 0);
  return seed;
}

TEST(equal_seeds_draw_equal_numbers) {
  auto *one = torch_generator_new(7, 0, -1), *other = torch_generator_new(7, 0, -1);
  CHECK(draw(one) == draw(other));
  CHECK(initial_seed(one) == 7);
  const auto next = draw(one);
  CHECK(torch_generator_set_seed(other, 8) == 0 && initial_seed(other) == 8);
  CHECK(draw(other) != next);
  torch_generator_free(one);
  torch_generator_free(other);
}

TEST(a_state_taken_and_put_back_repeats_the_numbers) {
  auto* generator = torch_generator_new(7, 0, -1);
  draw(generator);
  const Owned state(torch_generator_state(generator));
  CHECK(torch_tensor_dtype(state) == UInt8 && torch_tensor_numel(state) > 16);
  const auto first = draw(generator);
  CHECK(draw(generator) != first);
  CHECK(torch_generator_set_state(generator, state) == 0);
  CHECK(draw(generator) == first);
  CHECK(torch_generator_set_state(generator, filled({3}, 0, UInt8)) == -1 && torch_error()[0] != '\0');
  CHECK(torch_generator_set_state(generator, filled({3}, 0)) == -1);
  CHECK(torch_generator_set_state(generator, nullptr) == -1);
  torch_generator_free(generator);
}

TEST(the_manual_seed_is_the_default_generators) {
  auto* generator = torch_generator_default();
  CHECK(torch_manual_seed(11) == 0);
  CHECK(initial_seed(generator) == 11);
  const auto first = draw_default();
  CHECK(torch_manual_seed(11) == 0 && draw(generator) == first);
  torch_generator_free(generator);
  CHECK(torch_manual_seed(-1) == 0);
}

TEST(a_seed_of_the_machines_own_is_told) {
  auto* generator = torch_generator_new(7, 0, -1);
  const auto seed = fresh_seed(generator);
  CHECK(initial_seed(generator) == seed);
  CHECK(fresh_seed(generator) != seed);
  torch_generator_free(generator);
}
